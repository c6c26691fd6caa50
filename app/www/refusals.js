// How a request can fail. components/action.js has the message for each.

/** A refusal that the rules foresee. */
export class No extends Error {
  /** @param {{ status: number, reason?: string, title?: string, tryAgainAt?: number, triesLeft?: number,
   *   id?: string }} problem
   * @param {string} [app] the app that was refused; on a shared phone it need not be that of the selected person */
  constructor(problem, app) {
    // An unexpected error has no text for the owner, only a number for the help desk.
    super(problem.reason ? problem.title ?? '' : '');
    this.status = problem.status;
    this.reason = problem.reason ?? '';
    this.tryAgainAt = problem.tryAgainAt;
    this.triesLeft = problem.triesLeft;
    this.id = problem.id;
    this.app = app;
  }
}

/** The browser does not let the app store anything. splash.js recognises it by its name. */
export class NothingKept extends Error {
  /** @param {unknown} cause */
  constructor(cause) {
    super('The browser keeps nothing.', { cause });
    this.name = 'NothingKept';
  }
}

/** The server was not reached, or its response was lost. */
export class Unreachable extends Error {}

/** A payload with missing, wrong or unknown fields; it is neither shown nor signed. */
export class StrangeStatement extends Error {}
