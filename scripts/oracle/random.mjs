// Random choices that come out the same for the same seed, on every machine.

export class Random {
  constructor(seed) {
    this.state = seed >>> 0 || 1;
  }

  /// 32 random bits: a xorshift register, multiplied once to whiten its low bits.
  bits() {
    let x = this.state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.state = x >>> 0;
    return Math.imul(this.state, 0x9e3779b1) >>> 0;
  }

  /// An integer from 0 to `end` - 1.
  below(end) {
    return Math.floor((this.bits() / 0x100000000) * end);
  }

  chance(probability) {
    return this.bits() / 0x100000000 < probability;
  }

  pick(list) {
    return list[this.below(list.length)];
  }

  /// `[[weight, value], ...]`
  weighted(rows) {
    let at = this.below(rows.reduce((sum, [weight]) => sum + weight, 0));
    return rows.find(([weight]) => (at -= weight) < 0)[1];
  }

  /// One to `most` members of a list, each at most once.
  some(list, most) {
    const rest = [...list];
    const count = Math.min(1 + this.below(most), rest.length);
    return Array.from({ length: count }, () => rest.splice(this.below(rest.length), 1)[0]);
  }
}
