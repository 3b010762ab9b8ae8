/** A training that can't be done with what there is, or that gave nothing to go by; the message says what to do. Nothing was written. */
export class TrainingProblem extends Error {
  readonly code: 'noItems' | 'noLabels' | 'tooFewClasses' | 'notForModality' | 'modelFailed';

  constructor(code: TrainingProblem['code'], message: string) {
    super(message);
    this.name = 'TrainingProblem';
    this.code = code;
  }
}
