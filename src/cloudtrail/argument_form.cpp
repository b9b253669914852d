// What CloudTrail and CloudWatch Logs take (CreateTrail and CreateLogGroup, API
// references; the schemas of the AWS provider, which wants ARNs where it says so):
//
//   argument                 Terraform       CloudFormation
//   trail's key              ARN             ARN, key id, alias
//   trail's bucket           name            name
//   trail's log group        ARN with `:*`   ARN with `:*`
//   trail's role             ARN             ARN
//   log group's key          ARN             ARN
//
// `kms_key_id = aws_kms_key.x.id` plans without complaint and stops at apply: "is an
// invalid ARN" (terraform 1.11.4, provider 5.100.0; terraform-provider-aws issue 25258).
// A log group's ARN without `:*`: "CloudTrail can't validate it" (issue 14557).
#include "cloudtrail/argument_form.hpp"

#include <array>
#include <string>

#include "cloudtrail/argument.hpp"
#include "cloudtrail/attribute_place.hpp"
#include "cloudtrail/bucket_name.hpp"
#include "cloudtrail/spelling.hpp"
#include "graph/origin.hpp"

namespace trailseal::cloudtrail {
namespace {

using Form = std::optional<PlacedAnswer>;

/// One argument, and what it gets.
struct Argument {
  const Resource& resource;
  Spelling path;
  const Value& value;

  std::string name() const { return "`" + std::string(path.of(resource)) + "`"; }
  Place place() const { return place_of(resource, path); }
};

/// A text of which not even the beginning is known may be an ARN.
bool is_open(const Text& text) {
  if (text.empty()) return true;
  const auto& first = text.pieces().front();
  return first.symbol != nullptr && first.symbol->cls == SymbolClass::Anything;
}

PlacedAnswer wrong(const Argument& argument, const std::string& is,
                   const std::string& due) {
  return no(argument.name() + " of `" + argument.resource.address + "` is " + is + ", " +
                due + " is expected",
            argument.place());
}

/// What a plan alone tells: the attribute that the expression names, not what it makes of
/// it. `right` is the attribute that gives the form that is due.
Form form_of_unknown(const ResourceGraph& graph, const Argument& argument,
                     std::string_view right) {
  const Resource* behind = resource_behind(graph, argument.value, argument.resource);
  if (behind == nullptr) return std::nullopt;
  const std::string& named = argument.value.as_unknown().origins.front();
  const std::string attribute = parse_origin(named).attribute;
  if (attribute.empty()) return std::nullopt;
  if (attribute == right) return yes(argument.place());
  const std::string noun = right == "arn" ? "ARN" : "name";
  return unknown({.what = "whether " + argument.name() + " is the " + noun + " of `" +
                          behind->address + "`: it is built from `" + named +
                          "`, and the plan does not show how",
                  .help = "check the plan with its sources, or use `" + behind->address +
                          "." + std::string(right) + "`"},
                 argument.place());
}

Form arn_form(const ResourceGraph& graph, const Argument& argument,
              const std::string& due) {
  if (argument.value.is_unknown()) return form_of_unknown(graph, argument, "arn");
  if (!argument.value.is_text()) return std::nullopt;
  const Text& text = argument.value.as_text();
  if (text.literal_prefix().starts_with("arn:")) return yes(argument.place());
  if (is_open(text)) return std::nullopt;
  return wrong(argument, "`" + text.display() + "`", due);
}

/// A name that follows from nothing but the resource is one too.
bool is_name_of(const ResourceGraph& graph, ResourceKind kind, const Value& value) {
  if (!value.is_text()) return false;
  constexpr std::array kNames{Spelling{"name", "@ref"}};
  for (const Resource* resource :
       resources_like(graph, kind, kNames, std::array{value.as_text()})) {
    const Value& name = attribute(*resource, kNames.front());
    if (names(name, value.as_text()) == Verdict::Holds) return true;
  }
  return false;
}

Form key_form(const ResourceGraph& graph, const Trail& trail) {
  if (trail.resource->language != Language::Terraform) return std::nullopt;
  return arn_form(graph, {*trail.resource, {"kms_key_id", ""}, trail.key_id},
                  "the key's ARN");
}

Form bucket_form(const ResourceGraph& graph, const Trail& trail) {
  const Argument argument{*trail.resource, kTrailBucket, trail.bucket_name};
  if (argument.value.is_unknown()) {
    const Resource* behind = resource_behind(graph, argument.value, *trail.resource);
    const bool bucket =
        behind != nullptr && kind_of(behind->type) == ResourceKind::Bucket;
    return bucket ? form_of_unknown(graph, argument, "bucket") : std::nullopt;
  }
  if (!argument.value.is_text()) return std::nullopt;
  const Text& name = argument.value.as_text();
  if (const std::string why = why_no_bucket_name(name); !why.empty()) {
    return no(argument.name() + " of `" + trail.resource->address + "` is `" +
                  name.display() + "`: " + why,
              argument.place());
  }
  if (is_open(name)) return std::nullopt;
  return yes(argument.place());
}

Form log_group_form(const ResourceGraph& graph, const Trail& trail) {
  const Argument argument{*trail.resource,
                          {"cloud_watch_logs_group_arn", "CloudWatchLogsLogGroupArn"},
                          trail.log_group};
  if (!argument.value.is_text()) return std::nullopt;
  const std::string due = "the log group's ARN with `:*` at the end";
  const Text& text = argument.value.as_text();
  if (is_name_of(graph, ResourceKind::LogGroup, argument.value)) {
    return wrong(argument, "a log group's name", due);
  }
  Form form = arn_form(graph, argument, due);
  if (!form || form->verdict != Verdict::Holds) return form;
  const auto& last = text.pieces().back();
  if (last.symbol != nullptr && last.symbol->cls == SymbolClass::Anything) {
    return unknown({.what = "whether `" + text.display() + "` ends with `:*`",
                    .help = "append `:*` to the log group's name"},
                   argument.place());
  }
  if (text.literal_suffix().ends_with(":*")) return form;
  return wrong(argument, "`" + text.display() + "`", due);
}

Form role_form(const ResourceGraph& graph, const Trail& trail) {
  const Spelling path{"cloud_watch_logs_role_arn", "CloudWatchLogsRoleArn"};
  const Argument argument{*trail.resource, path, attribute(*trail.resource, path)};
  if (argument.value.is_unset() || argument.value.is_literal("")) return std::nullopt;
  if (is_name_of(graph, ResourceKind::Role, argument.value)) {
    return wrong(argument, "a role's name", "the role's ARN");
  }
  return arn_form(graph, argument, "the role's ARN");
}

}  // namespace

Form worst_form(Form a, Form b) {
  if (!a || !b) return a ? a : b;
  if (a->verdict == Verdict::Fails && b->verdict == Verdict::Fails) {
    a->why.insert(a->why.end(), b->why.begin(), b->why.end());
  }
  a->worsen(std::move(*b));
  return a;
}

Form trail_argument_forms(const ResourceGraph& graph, const Trail& trail) {
  Form all;
  for (Form (*form)(const ResourceGraph&, const Trail&) :
       {&bucket_form, &key_form, &log_group_form, &role_form}) {
    all = worst_form(std::move(all), form(graph, trail));
  }
  return all;
}

Form log_group_key_form(const ResourceGraph& graph, const LogGroup& group) {
  if (group.resource == nullptr || group.key_id.is_null()) return std::nullopt;
  return arn_form(graph, {*group.resource, {"kms_key_id", "KmsKeyId"}, group.key_id},
                  "the key's ARN");
}

}  // namespace trailseal::cloudtrail
