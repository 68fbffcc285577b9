import { Loading, Skeleton } from "#components/ui/states.tsx";

export default function SuggestionLoading() {
  return (
    <Loading>
      <Skeleton className="h-10 w-2/3" />
      <Skeleton className="h-6 w-1/2" />
      <div className="mt-4 grid gap-8 lg:grid-cols-[minmax(0,1fr)_19rem]">
        <Skeleton className="h-96" />
        <Skeleton className="h-56" />
      </div>
    </Loading>
  );
}
