// A policy is an attribute of a resource, under one of these names:
//
//   policy                      most Terraform resources
//   policy_document             aws_cloudwatch_log_resource_policy
//   json                        data.aws_iam_policy_document
//   PolicyDocument, KeyPolicy   CloudFormation
//
// A bucket is often named where the policy is a resource of its own: what refers to the
// named resource and has a policy is what was meant.
#include "run/policy_source.hpp"

#include <algorithm>
#include <array>
#include <istream>
#include <iterator>

#include "base/suggest.hpp"
#include "document/document_reader.hpp"
#include "iam/policy_check.hpp"

namespace trailseal::run {
namespace {

constexpr std::array<std::string_view, 5> kPolicyAttributes{
    "policy", "policy_document", "json", "PolicyDocument", "KeyPolicy"};

const Value* policy_of(const Resource& resource) {
  for (const std::string_view name : kPolicyAttributes) {
    const Value* value = resource.attributes.find(name);
    if (value != nullptr && !value->is_unset()) return value;
  }
  return nullptr;
}

void add_error(PolicySource& found, Error error, const std::string& path) {
  if (error.path.empty()) error.path = path;
  found.diagnostics.push_back({.level = Diagnostic::Level::Error, .error = error});
}

Result<Source> read_bytes(const std::string& path, std::istream& in) {
  return path == "-" ? read_source(in, path) : read_source(path);
}

bool is_input(const Value& root) {
  return !root["Resources"].is_absent() || !root["resource_changes"].is_absent() ||
         !root["planned_values"].is_absent();
}

/// `{"Policy": "{...}"}`, as the AWS command line answers.
const Value& unwrapped(const Value& root) {
  const Value& inside = root["Policy"];
  return inside.is_text() && root["Statement"].is_absent() ? inside : root;
}

void take_policy(const Value& value, PolicySource& found) {
  Result<iam::Policy> policy = iam::parse_checked_policy(value);
  if (policy) {
    found.policy = std::move(*policy);
  } else {
    add_error(found, policy.error(), found.path);
  }
}

using Candidates = std::vector<const Resource*>;

/// The resource that a user who wrote `address` most likely meant.
std::string meant(const std::string& address, const Candidates& with_policy) {
  for (const Resource* resource : with_policy) {
    const auto& references = resource->references;
    const bool refers = std::any_of(references.begin(), references.end(),
                                    [&](const auto& r) { return r.target == address; });
    if (refers) return "did you mean `" + resource->address + "`?";
  }
  std::vector<std::string_view> names;
  for (const Resource* resource : with_policy) names.push_back(resource->address);
  std::string help = did_you_mean(address, names);
  if (!help.empty()) return help;
  constexpr std::size_t kShown = 8;
  for (std::size_t i = 0; i < names.size() && i < kShown; ++i) {
    help += (i == 0 ? "these have one: `" : ", `") + std::string(names[i]) + "`";
  }
  return help;
}

Candidates with_policy(const ResourceGraph& graph) {
  Candidates found;
  for (const Resource& resource : graph.resources()) {
    if (resource.change == Change::Delete) continue;
    if (policy_of(resource) != nullptr) found.push_back(&resource);
  }
  return found;
}

Error no_policy(const std::string& address, const ResourceGraph& graph) {
  const auto& all = graph.resources();
  const bool exists = std::any_of(all.begin(), all.end(),
                                  [&](const auto& r) { return r.address == address; });
  return {.message = exists ? "`" + address + "` has no policy"
                            : "no resource `" + address + "` in the inputs",
          .help = meant(address, with_policy(graph))};
}

}  // namespace

bool PolicySource::ok() const {
  return std::none_of(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& d) {
    return d.level == Diagnostic::Level::Error;
  });
}

PolicySource read_policy_file(const std::string& path, std::istream& in) {
  PolicySource found{.path = path};
  const Result<Source> source = read_bytes(path, in);
  if (!source) {
    add_error(found, source.error(), path);
    return found;
  }
  Result<Document> document = read_document(*source);
  if (!document) {
    add_error(found, document.error(), path);
    return found;
  }
  if (is_input(document->root)) {
    add_error(found,
              {.message = "this is a plan or a template, not a policy",
               .help = "name one of its resources: `--policy ADDRESS --in " + path + "`"},
              path);
    return found;
  }
  const Value& root = unwrapped(document->root);
  found.has_lines = root.is_map();
  take_policy(root, found);
  for (const Error& warning : document->warnings) {
    found.policy.problems.push_back(
        {.message = warning.message,
         .position = {.line = warning.line, .column = warning.column},
         .refused = true});
  }
  return found;
}

PolicySource find_policy(const std::string& address, const load::InputRequest& inputs,
                         std::istream& in) {
  PolicySource found{.address = address};
  load::InputRequest request = inputs;
  request.extent.everything = true;
  load::LoadedInputs loaded = load::load_inputs(request, in);
  found.diagnostics = std::move(loaded.diagnostics);
  if (!found.ok()) return found;
  const Candidates candidates = with_policy(loaded.graph);
  Candidates named;
  std::copy_if(candidates.begin(), candidates.end(), std::back_inserter(named),
               [&](const Resource* r) { return r->address == address; });
  if (named.size() != 1) {
    add_error(found,
              named.empty() ? no_policy(address, loaded.graph)
                            : Error{.message = "several inputs have a `" + address + "`",
                                    .help = "pass only the input that you mean"},
              "");
    return found;
  }
  const Resource& resource = *named.front();
  found.path = loaded.graph.inputs()[resource.input].path;
  found.has_lines = !loaded.sources[resource.input].text.empty();
  take_policy(*policy_of(resource), found);
  return found;
}

}  // namespace trailseal::run
