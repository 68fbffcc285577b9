import { Loading, Skeleton } from "#components/ui/states.tsx";

export default function OverviewLoading() {
  return (
    <Loading>
      <Skeleton className="h-10 w-2/3" />
      <Skeleton className="mt-6 h-40" />
      <div className="mt-4 grid gap-4 md:grid-cols-3">
        <Skeleton className="h-64" />
        <Skeleton className="h-64" />
        <Skeleton className="h-64" />
      </div>
    </Loading>
  );
}
