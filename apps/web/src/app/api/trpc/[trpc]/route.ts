import { backend } from "#server/core.ts";

const answer = (request: Request) => backend().handle(request);

export { answer as GET, answer as POST };
