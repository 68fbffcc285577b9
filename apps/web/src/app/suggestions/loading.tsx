import { Loading, Skeleton } from "#components/ui/states.tsx";

export default function SuggestionsLoading() {
  return (
    <Loading>
      <Skeleton className="h-9 w-56" />
      <Skeleton className="mt-4 h-9 w-full max-w-xl" />
      <div className="mt-4 grid gap-4 md:grid-cols-2">
        <Skeleton className="h-64" />
        <Skeleton className="h-64" />
        <Skeleton className="h-64" />
        <Skeleton className="h-64" />
      </div>
    </Loading>
  );
}
