/**
 * Which names are taken where. A name can be given again where no block that has it encloses the other, or lies in it.
 *
 *     take('m', ['4:then']); isFree('m', ['4:else'])   →   true          isFree('m', []), isFree('m', ['4:then', '5'])   →   false
 */
import type { Block } from '../ir/names.js';

/** The blocks that have one name, as a tree of their paths. */
interface Places {
  here: boolean;
  readonly inner: Map<string, Places>;
}

export class TakenNames {
  private readonly places = new Map<string, Places>();
  private readonly tried = new Map<string, number>();

  isFree(name: string, block: Block): boolean {
    let at = this.places.get(name);
    for (const step of block) {
      if (at === undefined || at.here) break;
      at = at.inner.get(step);
    }
    return at === undefined;
  }

  take(name: string, block: Block): void {
    let at = branch(this.places, name);
    for (const step of block) at = branch(at.inner, step);
    at.here = true;
  }

  /**
   * `base` with the smallest suffix from 2 that isn't refused. What was refused once in a block stays refused there, so the
   * search goes on where the last one ended; `kind` tells apart searches that refuse for different reasons.
   */
  suffixed(base: string, block: Block, kind: string, refused: (name: string) => boolean): string {
    const key = `${kind} ${base} ${block.join('/')}`;
    let suffix = this.tried.get(key) ?? 2;
    while (refused(`${base}${suffix}`)) suffix++;
    this.tried.set(key, suffix);
    return `${base}${suffix}`;
  }
}

function branch(places: Map<string, Places>, step: string): Places {
  const known = places.get(step);
  if (known !== undefined) return known;
  const fresh: Places = { here: false, inner: new Map() };
  places.set(step, fresh);
  return fresh;
}
