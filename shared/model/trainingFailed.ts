export type TrainingFailure = 'tooFewClasses' | 'tooFewExamples' | 'notFinite' | 'oneScore' | 'noCandidate';

/** A training that gave no model to work with; the message says what to do. There is never a model in its place. */
export class TrainingFailed extends Error {
  readonly code: TrainingFailure;

  constructor(code: TrainingFailure, message: string) {
    super(message);
    this.name = 'TrainingFailed';
    this.code = code;
  }
}
