#include "patch/names.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "aws/resource_kind.hpp"
#include "base/ascii.hpp"
#include "patch/dotted_name.hpp"
#include "patch/module_address.hpp"
#include "patch/template_match.hpp"

namespace trailseal::patch {
namespace {

using Kind = SyntaxNode::Kind;

/// How many locals may lead into one another.
constexpr std::size_t kMaxLocals = 16;

/// Never in a text: what yields letters alone counts only for all of a text.
constexpr const char* kNothing = "\n";

/// Identities of Terraform's resources, the ones that people write first.
constexpr std::array kIdentities{"arn",  "account_id", "partition", "id",        "bucket",
                                 "name", "key_id",     "region",    "dns_suffix"};

/// Where in ARNs a name stands that is an argument of such a resource.
struct NameRow {
  ResourceKind kind;
  std::string_view attribute;
  std::string_view ahead;
  std::string_view behind;
};

constexpr std::array kNames{
    NameRow{ResourceKind::Trail, "s3_key_prefix", "/", "/AWSLogs"},
    NameRow{ResourceKind::Trail, "S3KeyPrefix", "/", "/AWSLogs"},
    NameRow{ResourceKind::Trail, "name", ":trail/", ""},
    NameRow{ResourceKind::Trail, "TrailName", ":trail/", ""},
    NameRow{ResourceKind::Bucket, "bucket", ":::", ""},
    NameRow{ResourceKind::Bucket, "BucketName", ":::", ""},
};

bool is_account(std::string_view text) {
  return text.size() == 12 && std::all_of(text.begin(), text.end(), &is_digit);
}

/// What stands ahead of a name in the ARN of such a resource.
std::string ahead_of(const Resource& resource, const Text& text) {
  const auto plain = text.plain();
  if (!plain || plain->find(':') != std::string_view::npos || is_account(*plain)) {
    return {};
  }
  const KindRow* row = find_kind(resource.type);
  switch (row == nullptr ? ResourceKind::None : row->kind) {
    case ResourceKind::Bucket:
      return ":::";
    case ResourceKind::Trail:
      return ":trail/";
    case ResourceKind::LogGroup:
      return ":log-group:";
    case ResourceKind::Role:
      return ":role/";
    case ResourceKind::CallerRegion:
    case ResourceKind::CallerPartition:
      return ":";
    default:
      break;
  }
  return kNothing;
}

}  // namespace

std::string Names::scope_of(const Resource& resource) const {
  std::string scope = std::to_string(resource.input) + "\n";
  if (resource.language == Language::Terraform) {
    scope += module_address(resource.address).module;
  }
  return scope;
}

void Names::sort_resources() {
  if (!scopes_.empty()) return;
  for (const Resource& resource : graph_.resources()) {
    Scope& scope = scopes_[scope_of(resource)];
    scope.resources.push_back(&resource);
    if (resource.language != Language::Terraform) continue;
    scope.blocks[module_address(resource.address).block].push_back(resource.address);
  }
}

Cover::Allowed Names::allowed_in(const Resource& resource) const {
  const bool repeated = resource.language == Language::Terraform &&
                        !module_address(resource.address).key.empty();
  return [this, &resource, repeated](const Expression& expression) {
    // One instance, and all others have the same text.
    if (repeated && names_one_instance(expression.text)) return false;
    return std::none_of(expression.resources.begin(), expression.resources.end(),
                        [&](const std::string& address) {
                          const Resource* named = graph_.find(resource.input, address);
                          return named != nullptr && (named == &resource ||
                                                      graph_.waits_for(*named, resource));
                        });
  };
}

void Names::fill(const Resource& of) {
  scope_->cover = std::make_unique<Cover>();
  cover_ = scope_->cover.get();
  if (of.language == Language::Terraform) find_locals(*scope_);
  for (const Resource* other : scope_->resources) harvest_all(*other);
  for (const Resource* other : scope_->resources) add_names(*other, *cover_);
  if (of.language == Language::CloudFormation) {
    add_environment(graph_.inputs()[of.input], *cover_);
  }
}

const Cover& Names::of(const Resource& resource) {
  sort_resources();
  scope_ = &scopes_[scope_of(resource)];
  if (!scope_->cover) fill(resource);
  const bool repeated = resource.language == Language::Terraform &&
                        !module_address(resource.address).key.empty();
  if (!repeated) return *scope_->cover;
  const std::string name = std::to_string(resource.input) + "\n" + resource.address;
  const auto [found, is_new] = repeated_.try_emplace(name, scope_->cover.get());
  if (!is_new) return found->second;
  cover_ = &found->second;
  with_each_ = true;
  harvest_all(resource);
  with_each_ = false;
  return found->second;
}

void Names::find_locals(Scope& scope) {
  std::set<const SourceFile*> done;
  for (const Resource* resource : scope.resources) {
    const Input& input = graph_.inputs()[resource->input];
    const SourceFile* file = resource->position.line == 0
                                 ? nullptr
                                 : sources_.find(input, resource->position.file);
    if (file == nullptr || !done.insert(file).second) continue;
    for (const SyntaxItem& item : file->syntax->root().items) {
      if (item.key != "locals") continue;
      for (const SyntaxItem& local : item.node->items) {
        scope.locals.try_emplace(local.key, file->syntax->spelling(*local.node));
      }
    }
  }
}

/// The resources that an expression is made from, through locals.
std::vector<std::string> Names::resources_in(const std::string& expression) const {
  std::vector<std::string> texts{expression};
  std::set<std::string> seen;
  std::vector<std::string> found;
  for (std::size_t i = 0; i < texts.size() && i < kMaxLocals; ++i) {
    const std::string text = texts[i];
    for (const std::string_view name : dotted_names(text)) {
      if (!seen.insert(std::string(name)).second) continue;
      const auto local = scope_->locals.find(std::string(first_steps(name, 1, 1)));
      if (name.starts_with("local.") && local != scope_->locals.end()) {
        texts.push_back(local->second);
      }
      const std::size_t steps = name.starts_with("data.") ? 3 : 2;
      const auto block = scope_->blocks.find(std::string(first_steps(name, 0, steps)));
      if (block == scope_->blocks.end()) continue;
      found.insert(found.end(), block->second.begin(), block->second.end());
    }
  }
  return found;
}

void Names::add_names(const Resource& resource, Cover& cover) const {
  // What AWS tells of what is deployed has no names: no source declares it.
  if (resource.observed) return;
  if (resource.language == Language::CloudFormation) {
    add_template_names(resource, cover);
    return;
  }
  const ModuleAddress address = module_address(resource.address);
  add_terraform_names(resource, address.block + address.key, cover);
}

void Names::add_terraform_names(const Resource& resource, const std::string& expression,
                                Cover& cover) const {
  const Change change = resource.change;
  if (change == Change::Delete || change == Change::Forget) return;
  for (const char* identity : kIdentities) {
    const Value& value = resource.attributes[identity];
    if (!value.is_text()) continue;
    cover.add(value.as_text(), {.text = expression + "." + identity,
                                .resources = {resource.address},
                                .ahead = ahead_of(resource, value.as_text())});
  }
}

void Names::add_template_names(const Resource& resource, Cover& cover) const {
  const std::string name = logical_id(resource.address);
  const auto add = [&](const char* attribute, const std::string& expression) {
    const Value& value = resource.attributes[attribute];
    if (!value.is_text()) return;
    cover.add(value.as_text(), {.text = expression,
                                .resources = {resource.address},
                                .ahead = ahead_of(resource, value.as_text())});
  };
  add("@ref", name);
  add("@arn", name + ".Arn");
}

void Names::add_environment(const Input& input, Cover& cover) const {
  const auto add = [&](const Text& text, const char* name, bool literal) {
    if (literal || !text.is_literal()) cover.add(text, {.text = name});
  };
  add(input.account, "AWS::AccountId", true);
  add(input.region, "AWS::Region", true);
  // `aws` is also what a literal ARN has.
  add(input.partition, "AWS::Partition", false);
}

void Names::harvest_all(const Resource& resource) {
  const Value& attributes = resource.attributes;
  const ResourceKind kind = kind_of(resource.type);
  const Position place = resource.position;
  const SourceFile* file =
      place.line == 0 ? nullptr
                      : sources_.find(graph_.inputs()[resource.input], place.file);
  if (file == nullptr) return;
  folder_ = folder_of_path(file->path);
  for (std::size_t i = 0; i < attributes.size(); ++i) {
    ahead_ = kNothing;
    behind_.clear();
    for (const NameRow& row : kNames) {
      if (row.kind != kind || row.attribute != attributes.keys()[i].name) continue;
      ahead_ = row.ahead;
      behind_ = row.behind;
    }
    harvest(resource, attributes.items()[i], attributes.position());
  }
}

/// Takes from every part of a resource that has a place of its own what is written there.
void Names::harvest(const Resource& resource, const Value& value, Position outer) {
  const Position place = value.position();
  if (value.is_text() && place.line > 0 && place != outer) {
    const SourceFile* file = sources_.find(graph_.inputs()[resource.input], place.file);
    // What an argument of a module holds is written in the words of its caller.
    const bool own = file != nullptr && folder_of_path(file->path) == folder_;
    const SyntaxNode* node = own ? file->syntax->at(place) : nullptr;
    if (node != nullptr && resource.language == Language::Terraform) {
      harvest_terraform(resource, *file, *node, value.as_text());
    } else if (node != nullptr) {
      harvest_template(resource, *node, value.as_text());
    }
  }
  for (const Value& item : value.items()) harvest(resource, item, place);
}

void Names::harvest_template(const Resource& resource, const SyntaxNode& node,
                             const Text& text) {
  const bool map = node.kind == Kind::Map && node.items.size() == 1;
  const SyntaxNode* inner = map ? node.items[0].node.get() : nullptr;
  if (node.tag == "!Ref") add_expression(resource, node.text, text);
  if (map && node.items[0].key == "Ref") add_expression(resource, inner->text, text);
  const bool long_sub = map && node.items[0].key == "Fn::Sub";
  if (node.tag != "!Sub" && !long_sub) return;
  const SyntaxNode& written = long_sub ? *inner : node;
  if (written.kind == Kind::Text) harvest_parts(resource, written.text, true, text);
}

void Names::harvest_terraform(const Resource& resource, const SourceFile& file,
                              const SyntaxNode& node, const Text& text) {
  const SyntaxNode* body = node.parent;
  const bool local = body != nullptr && body->kind == Kind::Body &&
                     body->parent != nullptr &&
                     body->parent->items[body->parent->index_of(*body)].key == "locals";
  if (local) {
    add_expression(resource, "local." + body->items[body->index_of(node)].key, text);
  }
  if (node.kind == Kind::Name) add_expression(resource, node.text, text);
  if (node.kind != Kind::Text || node.is_block) return;
  if (file.syntax->notation() == Notation::Json) {
    harvest_parts(resource, node.text, false, text);
  } else if (!node.is_plain) {
    const std::string_view quoted = file.syntax->spelling(node);
    harvest_parts(resource, quoted.substr(1, quoted.size() - 2), false, text);
  }
}

void Names::harvest_parts(const Resource& resource, std::string_view written, bool is_sub,
                          const Text& text) {
  const auto parts = parts_of_template(written, is_sub);
  const auto texts = parts ? match_parts(*parts, text) : std::nullopt;
  for (std::size_t i = 0; texts && i < parts->size(); ++i) {
    if ((*parts)[i].kind != Part::Kind::Expression) continue;
    add_expression(resource, (*parts)[i].text, (*texts)[i]);
  }
}

void Names::add_expression(const Resource& resource, const std::string& name,
                           const Text& text) {
  const bool terraform = resource.language == Language::Terraform;
  if (terraform && !is_reference(name)) return;
  const bool repeating = terraform && is_repeating_name(name);
  if (repeating && !with_each_) return;
  const auto plain = text.plain();
  const bool letters = plain && plain->find(':') == std::string_view::npos;
  Expression expression{.text = name};
  if (terraform) {
    expression.resources = resources_in(name);
  } else {
    const std::size_t stack = resource.address.rfind('.') + 1;
    expression.resources = {resource.address.substr(0, stack) +
                            name.substr(0, name.find('.'))};
  }
  if (letters && !is_account(*plain)) {
    expression.ahead = ahead_;
    expression.behind = behind_;
  }
  cover_->add(text, expression);
  if (!repeating) return;
  const std::string base(without_last_step(name));
  for (const std::string& address : expression.resources) {
    const Resource* named = graph_.find(resource.input, address);
    const Value& same = named->attributes[name.substr(base.size() + 1)];
    if (same.is_text() && same.as_text() == text) {
      add_terraform_names(*named, base, *cover_);
    }
  }
}

std::string Names::expression_for(const Resource& in, const std::string& address,
                                  const std::string& attribute) const {
  const Resource* named = graph_.find(in.input, address);
  if (named == nullptr || scope_of(*named) != scope_of(in)) return {};
  if (in.language == Language::CloudFormation) {
    const std::string name = logical_id(address);
    return attribute == "Ref" ? name : name + "." + attribute;
  }
  const ModuleAddress made = module_address(address);
  if (!made.key.empty() && !module_address(in.address).key.empty()) return {};
  return made.block + made.key + "." + attribute;
}

}  // namespace trailseal::patch
