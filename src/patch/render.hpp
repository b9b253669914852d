// Drafts in the languages of sources.
#pragma once

#include <string>

#include "patch/draft.hpp"
#include "patch/spot.hpp"

namespace trailseal::patch {

/// How the lines around look.
struct Layout {
  std::string indent{};       ///< of the line that the value begins on
  std::string unit = "  ";    ///< one step more
  bool one_line = false;      ///< between brackets on one line
  bool short_tags = true;     ///< YAML: `!Sub`, not `Fn::Sub:`
  bool is_rendered = false;   ///< HCL: policy variables are `&{...}` here
  std::size_t dash_step = 2;  ///< YAML: blanks ahead of the dashes below a key
};

/// The value without the indent of its first line, and without an end of line. Lines end
/// with `\n`.
std::string render(const Draft& draft, Dialect dialect, const Layout& layout);

/// The key of an object as the dialect spells it.
std::string render_key(const std::string& key, Dialect dialect);

/// Has a text there a form for references?
bool takes_references(Dialect dialect);

/// Does a draft hold an expression?
bool has_expression(const Draft& draft);

// One for each language; `render` chooses.
std::string render_hcl(const Draft& draft, const Layout& layout);
std::string render_json(const Draft& draft, Dialect dialect, const Layout& layout);
std::string render_yaml(const Draft& draft, const Layout& layout);

/// `a = 1` and so on, one line for each member, the `=` of neighbors in one column, as
/// `terraform fmt` puts them. `values` are rendered.
struct HclMember {
  std::string key{};
  std::string value{};
};
std::string hcl_lines(const std::vector<HclMember>& members, const std::string& indent);

/// A text in the quotes of JSON.
std::string json_string(std::string_view text);

/// The text of `Fn::Sub`: `${Logs.Arn}/AWSLogs/*`.
std::string sub_text(const Phrase& phrase);

}  // namespace trailseal::patch
