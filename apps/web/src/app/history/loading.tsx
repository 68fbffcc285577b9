import { Loading, Skeleton } from "#components/ui/states.tsx";

export default function HistoryLoading() {
  return (
    <Loading>
      <Skeleton className="h-9 w-48" />
      <Skeleton className="mt-4 h-9 w-full max-w-xl" />
      <Skeleton className="mt-4 h-96" />
    </Loading>
  );
}
