export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

/** Where a step's program leaves its results, and how many passed and failed by them. */
export interface CountedResults {
  /** From the repository's root. */
  readonly file: string;
  readonly count: (results: never) => Counts;
}

interface VitestResults {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

export const vitestResults = {
  file: "test-results/vitest.json",
  count: ({ numPassedTests, numFailedTests, testResults }: VitestResults) => {
    // A file that cannot even be loaded has no tests that could fail.
    const broken = testResults.filter(
      ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
    );
    return { passed: numPassedTests, failed: numFailedTests + broken.length };
  },
} satisfies CountedResults;

export const playwrightResults = {
  file: "test-results/playwright.json",
  count: ({
    stats,
  }: {
    readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number };
  }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
  }),
} satisfies CountedResults;
