// file, filebase64, fileexists, fileset, templatefile, and the digests of files.
//
// Files are read below the sources' own tree only, as the context of the call gives them.
#include "hcl/function/base64.hpp"
#include "hcl/function/folder_pattern.hpp"
#include "hcl/function/half_known.hpp"
#include "hcl/function/hash.hpp"
#include "hcl/function/part.hpp"
#include "hcl/function/path.hpp"
#include "hcl/function/row.hpp"
#include "hcl/unicode.hpp"

namespace trailseal::hcl {
namespace {

Result<std::string> bytes_of(const Value& path, const CallContext& context) {
  if (context.files == nullptr) {
    return failure("there are no files here to read `" + path.as_string() + "`",
                   "name the folder of the configuration");
  }
  return context.files->read(clean_path(path.as_string()));
}

Result<std::string> file_text(const Value& path, const CallContext& context) {
  auto bytes = bytes_of(path, context);
  if (bytes && !is_utf8(*bytes)) {
    return failure("`" + path.as_string() + "` is not UTF-8",
                   "`filebase64` reads files of any bytes");
  }
  return bytes;
}

Result<Value> file(Arguments arguments, CallContext& context) {
  const auto text = file_text(arguments[0], context);
  if (!text) return text.error();
  return Value::string(*text);
}

Result<Value> filebase64(Arguments arguments, CallContext& context) {
  const auto bytes = bytes_of(arguments[0], context);
  if (!bytes) return bytes.error();
  return Value::string(to_base64(*bytes));
}

Result<Value> fileexists(Arguments arguments, CallContext& context) {
  if (context.files == nullptr) return failure("there are no files here");
  const auto exists = context.files->exists(clean_path(arguments[0].as_string()));
  if (!exists) return exists.error();
  return Value::boolean(*exists);
}

// ------------------------------------------------------------------------- fileset

/// The way from a folder to a path; both are clean and relative.
std::string relative_path(std::string folder, std::string_view path) {
  if (folder == ".") return std::string(path);
  std::string up;
  while (true) {
    if (path.starts_with(folder + "/")) {
      return up + std::string(path.substr(folder.size() + 1));
    }
    up += "../";
    const std::size_t slash = folder.rfind('/');
    if (slash == std::string::npos) return up + std::string(path);
    folder.resize(slash);
  }
}

Result<Value> fileset(Arguments arguments, CallContext& context) {
  if (context.files == nullptr) return failure("there are no files here");
  const std::string folder = clean_path(arguments[0].as_string());
  const std::string whole =
      joined_path(arguments[0].as_string(), arguments[1].as_string());
  const auto pattern = FolderPattern::read(whole);
  if (!pattern) return pattern.error();
  const auto entries = context.files->list(pattern->folder());
  if (!entries) return entries.error();
  Values found;
  for (const Files::Entry& entry : *entries) {
    if (entry.is_folder) continue;
    const std::string path = joined_path(pattern->folder(), entry.path);
    if (!pattern->matches(path)) continue;
    found.push_back(Value::string(relative_path(folder, path)));
    if (found.size() > context.max_members) return too_large("fileset");
  }
  return Value::set(Type::string(), std::move(found));
}

// -------------------------------------------------------------------- templatefile

/// A name as templates know it: letters, digits, `_` and `-`.
bool is_variable_name(std::string_view name) {
  if (name.empty() || !is_identifier_start(take_code_point(name))) return false;
  while (!name.empty()) {
    if (!is_identifier_part(take_code_point(name))) return false;
  }
  return true;
}

Result<Value> templatefile(Arguments arguments, CallContext& context) {
  const Value& variables = arguments[1];
  if (!variables.type().is_keyed() && !variables.type().is_any()) {
    return failure("the variables must be a map or an object, not a " +
                   variables.type().name());
  }
  if (!arguments[0].is_known() || !variables.is_known()) {
    return unknown_result(Type::any(), "templatefile", arguments);
  }
  for (const auto& [name, member] : variables.members()) {
    if (!is_variable_name(name)) {
      return failure("`" + name + "` is not a valid name for a variable of a template");
    }
  }
  const auto text = file_text(arguments[0], context);
  if (!text) return text.error();
  if (!context.render) return failure("templates cannot be rendered here");
  auto result = context.render(*text, arguments[0].as_string(), variables.members());
  // The evaluator of the template knows whether more could fail.
  context.may_fail = false;
  if (!result) return result;
  if (result->is_null()) return failure("the result of the template is null");
  return *result;
}

// ------------------------------------------------------------------------- digests

template <const char* Name>
Result<Value> file_digest(Arguments arguments, CallContext& context) {
  const auto bytes = bytes_of(arguments[0], context);
  if (!bytes) return bytes.error();
  return Value::string((*find_digest(Name))(*bytes));
}

Function row(std::string_view name, FunctionBody body, Type returns = Type::string()) {
  return Function{.name = name,
                  .parameters = {known_text("path")},
                  .returns = std::move(returns),
                  .body = body};
}

}  // namespace

std::span<const Function> file_functions() {
  static const Rows rows = joined(
      {path_rows(),
       {row("file", &file), row("filebase64", &filebase64),
        row("filebase64sha256", &file_digest<kBase64Sha256>),
        row("filebase64sha512", &file_digest<kBase64Sha512>),
        row("fileexists", &fileexists, Type::boolean()),
        row("filemd5", &file_digest<kMd5>),
        Function{.name = "fileset",
                 .parameters = {known_text("path"), known_text("pattern")},
                 .returns = Type::set(Type::string()),
                 .body = &fileset},
        row("filesha1", &file_digest<kSha1>), row("filesha256", &file_digest<kSha256>),
        row("filesha512", &file_digest<kSha512>),
        Function{.name = "templatefile",
                 .parameters = {text_parameter("path"), any_value("vars")},
                 .body = &templatefile}}});
  return rows;
}

}  // namespace trailseal::hcl
