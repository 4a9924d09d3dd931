/** Games: ratings, damage, economies, difficulty, simple physics. */
import type { Program } from './program.js';

export const games: readonly Program[] = [
  {
    name: 'Elo ratings through a season', fn: 'predictionLoss',
    source: `
    export function predictionLoss(results: number[], ratings: number[], k: number, home: number): number {
      let mine = 1500;
      let loss = 0;
      for (let m = 0; m < results.length; m++) {
        const advantage = m % 2 === 0 ? home : -home;
        const gap = ratings[m] - mine - advantage;
        const expected = 1 / (1 + 10 ** (gap / 400));
        const surprise = results[m] - expected;
        loss += surprise * surprise;
        mine += k * surprise;
        if (mine < 100) mine = 100;
      }
      return loss;
    }`,
    points: [[[], [], 20, 30], [[1], [1400], 20, 30], [[1, 0, 0.5, 1], [1400, 1700, 1500, 1550], 24, 55], [[0, 0, 0], [1600, 900, 600], 2000, 10]],
  },
  {
    name: 'damage with armour, criticals and resistances', fn: 'damage',
    source: `
    type Element = 'physical' | 'fire' | 'frost' | 'true';
    interface Attack { power: number; element: Element; critical?: boolean }
    interface Defender { armour: number; fire: number; frost: number }
    export function damage(attack: Attack, target: Defender, multiplier: number): number {
      let amount = attack.power;
      if (attack.critical) amount *= multiplier;
      switch (attack.element) {
        case 'true':
          return amount;
        case 'physical':
          amount *= 100 / (100 + target.armour);
          break;
        case 'fire':
          amount *= 1 - target.fire;
          amount += 5;
          break;
        case 'frost': {
          const slowed = amount * (1 - target.frost);
          amount = slowed + 0.1 * slowed * slowed / 100;
        }
      }
      return amount < 1 ? 1 : amount;
    }`,
    points: [
      [{ power: 50, element: 'true' }, { armour: 30, fire: 0.2, frost: 0.5 }, 1.5], [{ power: 50, element: 'physical', critical: true }, { armour: 30, fire: 0.2, frost: 0.5 }, 1.5],
      [{ power: 50, element: 'fire', critical: false }, { armour: 30, fire: 0.2, frost: 0.5 }, 1.5], [{ power: 50, element: 'frost', critical: true }, { armour: 30, fire: 0.2, frost: 0.5 }, 1.7],
      [{ power: 0.3, element: 'physical' }, { armour: 30, fire: 0.2, frost: 0.5 }, 1.5],
    ],
  },
  {
    name: 'a platformer jump with coyote time', fn: 'apex',
    source: `
    export function apex(jumpSpeed: number, gravity: number, holdFrames: number, cut: number): number {
      let y = 0;
      let vy = jumpSpeed;
      let best = 0;
      let frame = 0;
      do {
        let g = gravity;
        if (vy > 0) {
          if (frame >= holdFrames) g *= cut;
        } else {
          g *= 1.5;
        }
        vy -= g / 60;
        y += vy / 60;
        if (y > best) best = y;
        frame++;
      } while (y > 0 && frame < 200);
      return best + 0.01 * frame * y;
    }`,
    points: [[5.1, 12.3, 10, 2], [3.7, 20.1, 0, 3.1], [-1, 9, 5, 2], [8.03, 9.9, 1, 1.5]],
  },
  {
    name: 'an idle game’s economy until the goal', fn: 'bankAfter',
    source: `
    export function bankAfter(rate: number, cost: number, growth: number, seconds: number): number {
      let bank = 10;
      let owned = 1;
      let price = cost;
      for (let s = 0; s < seconds; s++) {
        bank += owned * rate;
        let bought = 0;
        while (bank >= price && bought < 3) {
          bank -= price;
          price *= growth;
          owned++;
          bought++;
        }
        if (owned > 12) return bank + owned * price;
      }
      return bank;
    }`,
    points: [[1.3, 15.2, 1.15, 0], [1.3, 15.2, 1.15, 1], [1.3, 15.2, 1.15, 20], [9.7, 3.1, 1.05, 30]],
  },
  {
    name: 'matchmaking quality of two teams', fn: 'quality',
    source: `
    export function quality(teamA: readonly number[], teamB: readonly number[], beta: number): number {
      let a = 0, b = 0;
      for (const skill of teamA) a += skill;
      for (const skill of teamB) b += skill;
      const n = teamA.length + teamB.length;
      if (n === 0) return 1;
      const spread = 2 * beta * beta * n;
      const gap = a - b;
      const even = Math.exp(-gap * gap / spread);
      const lopsided = teamA.length === teamB.length ? 1 : 0.8;
      return even * lopsided;
    }`,
    points: [[[], [], 4], [[25], [], 14], [[25, 31], [28.5, 24], 4], [[25, 31], [28.5, 24, 3], 4]],
  },
  {
    name: 'a billiard ball between two cushions', fn: 'resting',
    source: `
    export function resting(x0: number, v0: number, friction: number, width: number): number {
      let x = x0;
      let v = v0;
      let hits = 0;
      while (Math.abs(v) > 0.05) {
        x += v * 0.1;
        if (x < 0) {
          x = -x;
          v = -v;
          hits++;
        }
        if (x > width) {
          x = 2 * width - x;
          v = -v;
          hits++;
        }
        v *= 1 - friction;
        if (hits > 4) break;
      }
      return x;
    }`,
    points: [[0.5, 0.02, 0.1, 2], [0.5, 2.13, 0.04, 2], [0.3, -2.9, 0.05, 1.07], [0.3, -30, 0.01, 1.07]],
  },
  {
    name: 'a difficulty that adapts to streaks', fn: 'difficulty',
    source: `
    export function difficulty(outcomes: ('win' | 'loss' | 'draw')[], up: number, down: number): number {
      let level = 1;
      let streak = 0;
      for (const outcome of outcomes) {
        switch (outcome) {
          case 'win':
            streak = streak > 0 ? streak + 1 : 1;
            level *= up ** streak;
            break;
          case 'loss':
            streak = streak < 0 ? streak - 1 : -1;
            level *= down;
            // falls through
          default:
            level = 0.9 * level + 0.1;
        }
        if (level > 5) level = 5 + Math.log(level / 5);
      }
      return level;
    }`,
    points: [[[], 1.1, 0.9], [['win'], 1.1, 0.9], [['loss', 'loss', 'draw', 'win', 'win'], 1.2, 0.8], [['win', 'win', 'win', 'loss', 'win'], 1.4, 0.7]],
  },
  {
    name: 'a race against a ghost, lap by lap', fn: 'lead',
    source: `
    interface Lap { time: number; pit: boolean }
    export function lead(mine: Lap[], ghost: number[], pitCost: number, wear: number): number {
      let gap = 0;
      let tyres = 1;
      for (let i = 0; i < mine.length; i++) {
        const lap = mine[i];
        if (lap.pit) {
          gap -= pitCost;
          tyres = 1;
        } else {
          tyres *= 1 - wear;
        }
        const slower = lap.time / tyres;
        gap += ghost[i] - slower;
      }
      return gap > 0 ? gap : 2 * gap;
    }`,
    points: [[[], [], 20, 0.02], [[{ time: 80, pit: false }], [85], 20, 0.02], [[{ time: 80, pit: false }, { time: 81, pit: true }, { time: 82.5, pit: false }], [82, 81, 79], 20, 0.03]],
  },
  {
    name: 'dice odds by rejection of ties', fn: 'winChance',
    source: `
    export function winChance(skill: number, rival: number, faces: number): number {
      let win = 0;
      let tie = 0;
      let total = 0;
      for (let a = 1; a <= faces; a++) {
        for (let b = 1; b <= faces; b++) {
          const weight = skill ** a * rival ** b;
          total += weight;
          if (a > b) win += weight;
          else if (a === b) tie += weight;
        }
      }
      if (total === 0) return 0.5;
      const chance = win / total;
      return chance / (1 - tie / total + 1e-9);
    }`,
    points: [[1.1, 0.9, 0], [1.1, 0.9, 2], [1.2, 1.3, 6]],
  },
  {
    name: 'steering of a boid among neighbours', fn: 'steer',
    source: `
    export function steer(x: number, y: number, xs: Float64Array, ys: Float64Array, sight: number): number {
      let cx = 0, cy = 0, n = 0;
      let push = 0;
      for (let i = 0; i < xs.length; i++) {
        const dx = xs[i] - x;
        const dy = ys[i] - y;
        const d2 = dx * dx + dy * dy;
        if (d2 > sight * sight || d2 === 0) continue;
        cx += xs[i];
        cy += ys[i];
        n++;
        if (d2 < 0.25) push += 1 / (d2 + 0.01);
      }
      if (!n) return 0;
      const towards = Math.atan2(cy / n - y, cx / n - x);
      return towards - 0.05 * push;
    }`,
    points: [
      [0.1, 0.2, Float64Array.of(), Float64Array.of(), 2], [0.1, 0.2, Float64Array.of(1), Float64Array.of(0.7), 2],
      [0.1, 0.2, Float64Array.of(1, 0.3, 9, 0.5), Float64Array.of(0.7, 0.4, 9, 1), 2], [0.1, 0.2, Float64Array.of(7), Float64Array.of(0.7), 2],
    ],
  },
];
