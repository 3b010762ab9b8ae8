const start = performance.now();

/**
 * Progress for people. It goes to stderr, always: stdout belongs to results, so that
 * `npm run -s goldset -- stats x --json` stays JSON even when a build had to run first.
 * @param {string} message
 */
export function log(message) {
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  process.stderr.write(`[goldset +${seconds}s] ${message}\n`);
}

/** An expected failure: its message says what is wrong and what to do, so no stack is printed. */
export class SetupError extends Error {}

/**
 * Runs a script's main function and turns any failure into a clear message and exit code 1.
 * @param {() => unknown} main
 */
export async function runMain(main) {
  try {
    await main();
  } catch (error) {
    const text = error instanceof SetupError ? error.message : (error?.stack ?? String(error));
    process.stderr.write(`\n${text}\n`);
    process.exitCode = 1;
  }
}
