#include "cloudformation/function/symbol.hpp"

#include <array>
#include <utility>

#include "cloudformation/function/derived.hpp"
#include "graph/exports.hpp"

namespace trailseal::cloudformation {
namespace {

constexpr std::string_view kAccount = "cloudformation:account";
constexpr std::string_view kRegion = "cloudformation:region";
constexpr std::string_view kOrganization = "cloudformation:organization";
constexpr std::string_view kDynamic = "cloudformation:resolve:";
constexpr std::string_view kParameter = "#param:";

Text symbol(std::string id, std::string name, SymbolClass cls) {
  return Text::of_symbol(
      Symbol{.id = std::move(id), .name = std::move(name), .cls = cls});
}

const char* noun_of(std::string_view service) {
  return service == "secretsmanager" ? "the secret " : "the SSM parameter ";
}

/// "the SSM parameter `/logs/key`".
std::string dynamic_name(const Symbol& symbol) {
  const std::string_view service = std::string_view(symbol.id).substr(kDynamic.size());
  const std::string kind = noun_of(service.substr(0, service.find(':')));
  return kind + "`" + symbol.name.substr(kind.size()) + "`";
}

MissingValue describe(const Symbol& symbol) {
  const std::string_view id = symbol.id;
  if (id == kAccount) {
    return {.what = "the account",
            .lacks = "is not known",
            .help = "pass --account with the account's id"};
  }
  if (id == kRegion) {
    return {.what = "the region",
            .lacks = "is not known",
            .help = "pass --region with the stack's region"};
  }
  if (id.starts_with(kDynamic)) {
    return {.what = dynamic_name(symbol), .lacks = "is read at deployment"};
  }
  if (id.starts_with(kImportPrefix)) {
    return {.what = symbol.name,
            .lacks = "is not in any input",
            .help = "also pass the template that exports it"};
  }
  if (const auto at = id.rfind(kParameter); at != std::string_view::npos) {
    const std::string name(id.substr(at + kParameter.size()));
    return {.what = symbol.name,
            .lacks = "has no value",
            .help = "pass --param " + name + "=..."};
  }
  return {.what = "`" + symbol.name + "`", .lacks = "is known only after deployment"};
}

}  // namespace

Text account_symbol() {
  return symbol(std::string(kAccount), "account", SymbolClass::AccountId);
}

Text region_symbol() {
  return symbol(std::string(kRegion), "region", SymbolClass::Region);
}

Text organization_symbol() {
  return symbol(std::string(kOrganization), "organization id",
                SymbolClass::OrganizationId);
}

Text parameter_symbol(const std::string& path, std::string_view name) {
  return Text::of_symbol({.id = path + std::string(kParameter) + std::string(name),
                          .name = "parameter " + std::string(name),
                          .option = "--param " + std::string(name) + "=..."});
}

Text stack_name_symbol(const std::string& path) {
  return symbol(path + "#AWS::StackName", "stack name", SymbolClass::Name);
}

Text stack_uuid_symbol(const std::string& path) {
  return symbol(path + "#AWS::StackId", "stack id", SymbolClass::KeyId);
}

Text resource_symbol(const std::string& path, std::string_view logical_id,
                     std::string_view what, SymbolClass cls) {
  const std::string logical(logical_id);
  std::string id = path + "#" + logical;
  // A resource has one made-up name; its attributes are told apart.
  if (what != "name" && what != "key id") id += "." + std::string(what);
  return symbol(std::move(id), logical + "'s " + std::string(what), cls);
}

Text dynamic_symbol(std::string_view service, const Text& reference) {
  const bool secret = service == "ssm-secure" || service == "secretsmanager";
  const Text text =
      symbol(std::string(kDynamic) + std::string(service) + ":" + reference.identity(),
             noun_of(service) + reference.display(), SymbolClass::Anything);
  return secret ? text.as_sensitive() : text;
}

std::string MissingValue::clause() const {
  return what.empty() ? lacks : what + " " + lacks;
}

MissingValue missing_in(const Text& text) {
  for (const Text::Piece& piece : text.pieces()) {
    if (piece.symbol) return describe(origin_of(*piece.symbol));
  }
  return {.lacks = "it is not known before deployment"};
}

MissingValue missing_in(const Unknown& unknown) {
  return {.lacks = unknown.reason, .help = unknown.help};
}

Value unknown_for(const Text& text, Position position, std::string identity) {
  const MissingValue missing = missing_in(text);
  return Value::unknown(Unknown{.reason = missing.clause(),
                                .help = missing.help,
                                .identity = std::move(identity)},
                        position);
}

}  // namespace trailseal::cloudformation
