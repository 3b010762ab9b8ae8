/** The command was written wrongly (exit code 2), as opposed to data that cannot be taken (exit code 1). */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}
