// ARNs as the documentation has them matched: six segments, each by itself.

const known = new Map();

/// Whether `pattern` covers `text`; `*` and `?` are wildcards.
export function glob(pattern, text, flags = "su") {
  const name = flags + pattern;
  if (!known.has(name)) known.set(name, expression(pattern, flags));
  return known.get(name).test(text);
}

function expression(pattern, flags) {
  const source = [...pattern].map((c) => c === "*" ? ".*" : c === "?" ? "." : c.replace(/[\\^$.|+()[\]{}/]/u, "\\$&")).join("");
  return new RegExp(`^${source}$`, flags);
}

/// The six segments of an ARN, or fewer: the last has all that is left.
export function segmentsOf(arn) {
  const parts = arn.split(":");
  return parts.length > 6 ? [...parts.slice(0, 5), parts.slice(5).join(":")] : parts;
}

/// Whether an ARN has all segments.
export const isArn = (text) => segmentsOf(String(text)).length === 6;

/// Which segments of the pattern cover those of the ARN.
export function covers(pattern, arn) {
  const found = segmentsOf(arn);
  return segmentsOf(pattern).map((segment, i) => found[i] !== undefined && glob(segment, found[i]));
}

/// Whether a pattern covers an ARN if a star at the end of a segment covers the next ones.
export function spans(pattern, arn) {
  const wanted = segmentsOf(pattern), found = segmentsOf(arn);
  const last = wanted.length - 1;
  const from = (i, j) => {
    if (j >= found.length) return false;
    if (i === last) return glob(wanted[i], found.slice(j).join(":"));
    if (!glob(wanted[i], found[j])) return false;
    return from(i + 1, j + 1) || wanted[i].endsWith("*") && found.some((_, next) => next > j + 1 && from(i + 1, next));
  };
  return from(0, 0);
}

export const nothing = "arn:none:none:none:none:none";
