export { CardsLoading as default } from "#components/ui/states.tsx";
