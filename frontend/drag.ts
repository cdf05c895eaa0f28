/** The least time between two events while something is dragged, in ms. */
const PERIOD = 40;
/** How long after a drag the place stays put while older answers may still arrive, in ms. */
const SETTLE = 600;

/**
 * Tells of a value that is dragged: at once but at most 25 times a second while it moves, and in
 * any case where it rests.
 */
export class Drag<T> {
  /** Whether something is held, and what. */
  active = false;
  private what: T | undefined;
  private frame = 0;
  private sent = -Infinity;
  private settled = -Infinity;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private late = false;

  /**
   * @param tell sends the value as it is now
   * @param settle takes what the server has sent last while older answers were not to be trusted
   */
  constructor(
    private readonly tell: (what: T, final: boolean) => void,
    private readonly settle: () => void,
  ) {}

  /** Whether the server's value is to be shown; if not it is asked for once all is at rest. */
  accepts(): boolean {
    const at = !this.active && performance.now() >= this.settled;
    this.late ||= !at;
    return at;
  }

  grab(what: T): void {
    this.active = true;
    this.what = what;
  }

  move(what: T): void {
    this.grab(what);
    this.frame ||= requestAnimationFrame(now => this.step(what, now));
  }

  private step(what: T, now: number): void {
    this.frame = 0;
    if (now - this.sent < PERIOD) {
      this.move(what);
      return;
    }
    this.sent = now;
    this.tell(what, false);
  }

  /** Lets go of it; without effect when something else is held, as when the focus moves on. */
  drop(what: T): void {
    if (!this.active || this.what !== what) return;
    this.stop();
    this.settled = performance.now() + SETTLE;
    this.late = false;
    this.timer = setTimeout(() => {
      if (this.late && !this.active) this.settle();
    }, SETTLE);
    this.tell(what, true);
  }

  /** Lets go without a word. */
  stop(): void {
    this.active = false;
    cancelAnimationFrame(this.frame);
    clearTimeout(this.timer);
    this.frame = 0;
  }
}
