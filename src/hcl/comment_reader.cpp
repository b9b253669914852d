#include "hcl/comment_reader.hpp"

#include "hcl/parser.hpp"

namespace trailseal::hcl {

Result<CommentedText> read_comments(const Source& source) {
  CommentedText text;
  Parser parser(source.text(), source.path());
  parser.collect(text);
  const Result<Body> body = parser.whole_body();
  if (!body) return body.error();
  return text;
}

}  // namespace trailseal::hcl
