// ARNs as the documentation has them matched: six segments, each by itself.

/// Whether `pattern` covers `text`; `*` and `?` are wildcards.
export function glob(pattern, text, flags = "su") {
  const source = [...pattern].map((c) => c === "*" ? ".*" : c === "?" ? "." : c.replace(/[\\^$.|+()[\]{}/]/u, "\\$&")).join("");
  return new RegExp(`^${source}$`, flags).test(text);
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

export const nothing = "arn:none:none:none:none:none";
