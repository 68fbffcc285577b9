import { Loading, Skeleton } from "#components/ui/states.tsx";

export default function HomesLoading() {
  return (
    <Loading>
      <Skeleton className="h-9 w-48" />
      <div className="mt-4 grid gap-4 md:grid-cols-2">
        <Skeleton className="h-56" />
      </div>
    </Loading>
  );
}
