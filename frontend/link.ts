import type { ReactiveController, ReactiveControllerHost } from 'lit';

const EVENT = 'eh-link';

/** Detail of `eh-link`: what is hovered, in all charts that have the link's name. */
export interface Link {
  link: string;
  /** Null when nothing is. */
  key: number | null;
}

/** Tells a chart what is hovered in the other charts of its page, and them what is hovered in it. */
export class LinkController implements ReactiveController {
  private told: number | null = null;

  constructor(
    host: ReactiveControllerHost,
    private readonly name: () => string | null | undefined,
    /** Takes the key that is hovered in another chart. */
    private readonly show: (key: number | null) => void,
  ) {
    host.addController(this);
  }

  tell(key: number | null): void {
    const link = this.name();
    if (!link || key === this.told) return;
    this.told = key;
    dispatchEvent(new CustomEvent<Link>(EVENT, { detail: { link, key } }));
  }

  private readonly hear = (event: Event): void => {
    const { link, key } = (event as CustomEvent<Link>).detail;
    if (link !== this.name()) return;
    this.show(key === this.told ? null : key);
  };

  hostConnected(): void {
    addEventListener(EVENT, this.hear);
  }

  hostDisconnected(): void {
    this.tell(null);
    removeEventListener(EVENT, this.hear);
  }
}
