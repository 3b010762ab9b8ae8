/** An expected failure: says in plain words what happened, what was kept and what to do. Crosses to the client with its code. */
export class Refusal extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'Refusal';
    this.code = code;
  }
}
