// How asking can end other than well. components/action.js finds the words for each.

/** A foreseen "no" of the server. */
export class No extends Error {
  /** @param {{ status: number, reason?: string, title?: string, tryAgainAt?: number, triesLeft?: number,
   *   id?: string }} problem */
  constructor(problem) {
    // What nobody foresaw has no sentence for the owner, only a number for the help desk.
    super(problem.reason ? problem.title ?? '' : '');
    this.status = problem.status;
    this.reason = problem.reason ?? '';
    this.tryAgainAt = problem.tryAgainAt;
    this.triesLeft = problem.triesLeft;
    this.id = problem.id;
  }
}

/** The browser lets the app keep nothing. splash.js knows it by its name. */
export class NothingKept extends Error {
  /** @param {unknown} cause */
  constructor(cause) {
    super('The browser keeps nothing.', { cause });
    this.name = 'NothingKept';
  }
}

/** The server was not reached, or its answer was lost. */
export class Unreachable extends Error {}

/** A payload that this app does not understand wholly; it is not shown and not signed. */
export class StrangeStatement extends Error {}
