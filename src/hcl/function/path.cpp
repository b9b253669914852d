// basename, dirname, abspath, pathexpand: paths as texts. No file is looked at.
#include "hcl/function/path.hpp"

#include <algorithm>
#include <vector>

#include "hcl/function/half_known.hpp"
#include "hcl/function/row.hpp"

namespace trailseal::hcl {
namespace {

// ---------------------------------------------------------------- basename, dirname

std::string base_of(std::string_view path) {
  if (path.empty()) return ".";
  while (path.ends_with('/')) path.remove_suffix(1);
  if (path.empty()) return "/";
  return std::string(path.substr(path.rfind('/') + 1));
}

std::string folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return clean_path(slash == std::string_view::npos ? "" : path.substr(0, slash + 1));
}

/// Cuts a half-known text at its last slash: what stands up to it, what behind it.
struct Halves {
  Text folder{};
  Text base{};
};

/// Nothing where a symbol may hold a slash behind the last one that is seen.
std::optional<Halves> halves_of(const Text& text) {
  const auto& pieces = text.pieces();
  Halves halves{.folder = text};
  for (std::size_t i = pieces.size(); i > 0; --i) {
    const Text::Piece& piece = pieces[i - 1];
    if (piece.symbol) {
      if (may_hold(piece.symbol->cls, '/')) return std::nullopt;
      halves.base = Text::of_symbol(*piece.symbol) + halves.base;
      continue;
    }
    const std::size_t slash = piece.literal.rfind('/');
    const std::size_t start = slash == std::string::npos ? 0 : slash + 1;
    halves.base = Text(piece.literal.substr(start)) + halves.base;
    if (slash == std::string::npos) continue;
    Text folder;
    for (std::size_t k = 0; k + 1 < i; ++k) {
      folder.append(pieces[k].symbol ? Text::of_symbol(*pieces[k].symbol)
                                     : Text(pieces[k].literal));
    }
    halves.folder = folder.append(Text(piece.literal.substr(0, start)));
    return halves;
  }
  halves.folder = Text();
  return halves;
}

Result<Value> basename(Arguments arguments, CallContext&) {
  const Text text = settled(arguments[0].text());
  if (const auto literal = text.literal()) return Value::string(base_of(*literal));
  const auto halves = halves_of(text);
  // A text that ends in a slash has its base before it; that is left aside.
  if (!halves || halves->base.is_literal()) {
    return derived_unknown(Type::string(), "basename", arguments);
  }
  return text_result(halves->base, arguments);
}

Result<Value> dirname(Arguments arguments, CallContext&) {
  const Text text = settled(arguments[0].text());
  if (const auto literal = text.literal()) return Value::string(folder_of(*literal));
  const auto halves = halves_of(text);
  const auto folder = halves ? halves->folder.literal() : std::nullopt;
  // A symbol in the folder could be `..`, which takes its neighbor away.
  if (!folder) return derived_unknown(Type::string(), "dirname", arguments);
  return Value::string(clean_path(*folder));
}

// -------------------------------------------------------------- abspath, pathexpand

/// What depends on the machine that runs Terraform.
Value of_the_machine(std::string_view function, std::string_view what,
                     Arguments arguments) {
  return Value::unknown(Type::string(),
                        Unknown{.id = derived_id(function, arguments),
                                .reason = "it depends on " + std::string(what),
                                .not_null = true});
}

Result<Value> abspath(Arguments arguments, CallContext&) {
  const std::string& path = arguments[0].as_string();
  if (path.starts_with('/')) return Value::string(clean_path(path));
  return of_the_machine("abspath", "the folder in which Terraform runs", arguments);
}

Result<Value> pathexpand(Arguments arguments, CallContext&) {
  const std::string& path = arguments[0].as_string();
  if (!path.starts_with('~')) return Value::string(path);
  if (path.size() > 1 && path[1] != '/') {
    return failure("the home folder of another user is not known");
  }
  return of_the_machine("pathexpand", "the home folder of who runs Terraform", arguments);
}

}  // namespace

std::string clean_path(std::string_view path) {
  const bool is_rooted = path.starts_with('/');
  std::vector<std::string_view> parts;
  while (!path.empty()) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    const std::string_view part = path.substr(0, slash);
    path.remove_prefix(std::min(slash + 1, path.size()));
    if (part.empty() || part == ".") continue;
    const bool leads_up = part == "..";
    if (leads_up && !parts.empty() && parts.back() != "..") {
      parts.pop_back();
    } else if (!leads_up || !is_rooted) {
      parts.push_back(part);
    }
  }
  std::string clean = is_rooted ? "/" : "";
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) clean += '/';
    clean += parts[i];
  }
  return clean.empty() ? "." : clean;
}

std::string joined_path(std::string_view folder, std::string_view path) {
  if (folder.empty()) return path.empty() ? "" : clean_path(path);
  return clean_path(std::string(folder) + "/" + std::string(path));
}

Rows path_rows() {
  const auto row = [](std::string_view name, Parameter parameter, FunctionBody body,
                      bool total) {
    return Function{.name = name,
                    .parameters = {std::move(parameter)},
                    .returns = Type::string(),
                    .body = body,
                    .total = total};
  };
  return {row("abspath", known_text("path"), &abspath, true),
          row("basename", text_parameter("path"), &basename, true),
          row("dirname", text_parameter("path"), &dirname, true),
          row("pathexpand", known_text("path"), &pathexpand, false)};
}

}  // namespace trailseal::hcl
