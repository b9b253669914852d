// Bytes, a glance, the reader, the front end. A plan's text is let go as soon as it is
// read; a template's is kept for the lines a report shows.
//
//                      named by the user     found in a directory, or --skip-others
//   neither of ours    error                 passed over
//   cannot be parsed   error                 error if it claims to be ours
//   cannot be opened   error                 error
#include "load/input_reader.hpp"

#include <algorithm>
#include <fstream>
#include <istream>
#include <utility>

#include "aws/resource_kind.hpp"
#include "document/document_reader.hpp"
#include "load/plan_file.hpp"
#include "load/wrapped_plan.hpp"

namespace trailseal::load {
namespace {

bool opens(const std::string& path) { return std::ifstream(path).is_open(); }

bool has_trail(const Fragment& fragment) {
  return std::any_of(
      fragment.resources.begin(), fragment.resources.end(),
      [](const Resource& r) { return kind_of(r.type) == ResourceKind::Trail; });
}

/// For a candidate that is none of ours: an error where the user named it.
Reading neither(const Candidate& candidate, const Source& source) {
  if (!candidate.named) return {};
  return {.input = neither_error(candidate.path, source.text())};
}

}  // namespace

InputReader::InputReader(const InputRequest& request, std::istream& in, bool alone)
    : request_(request), in_(in) {
  // What no trail of one input leads to may be what a trail of another writes to.
  if (alone && !request.extent.everything) {
    selection_.extent = terraform::Extent::FromTrails;
  }
  selection_.types = request.extent.types;
  selection_.bucket_names = request.extent.bucket_names;
  options_.files = &files_;
  options_.everything = request.extent.everything;
  options_.types = request.extent.types;
}

Reading InputReader::read(const Candidate& candidate) {
  Result<std::optional<Source>> text = read_text(candidate);
  if (!text) return {.input = text.error()};
  if (!text->has_value()) return {};
  return read_source_of(candidate, std::move(**text));
}

Result<Fragment> InputReader::read_again(const VaryingTemplate& varying,
                                         const cloudformation::Choice& choice) {
  return cloudformation::load_template(*varying.source, varying.document,
                                       request_.parameters, request_.environment, choice,
                                       options_);
}

std::string InputReader::text_of_nested(const std::string& path) const {
  const auto file = files_.files().find(path);
  const bool read = file != files_.files().end() && file->second;
  return read ? std::string(file->second->source.text()) : std::string();
}

/// The text of a candidate; nothing where it has none and nobody named it.
Result<std::optional<Source>> InputReader::read_text(const Candidate& candidate) {
  Result<Source> source = read_named(candidate);
  if (source) {
    if (auto plan = unwrap_plan(*source)) return plan;
    return std::optional<Source>(std::move(*source));
  }
  if (candidate.named || !opens(candidate.path)) return source.error();
  return std::optional<Source>();  // empty, binary, too large: not ours
}

/// Only a plan file that the user named is shown to Terraform: any zip looks like one.
Result<Source> InputReader::read_named(const Candidate& candidate) {
  if (candidate.path == "-") return read_source(in_, "-");
  if (candidate.named && is_plan_file(candidate.path)) {
    return show_plan_file(candidate.path);
  }
  return read_source(candidate.path);
}

Reading InputReader::read_source_of(const Candidate& candidate, Source source) {
  const Glance glance = glance_at(source.text());
  if (!candidate.named && !glance.possible) return {};
  if (!glance.plan || !terraform::is_plan_or_state(source)) {
    return read_template(candidate, source, glance);
  }
  return read_plan(candidate, std::move(source));
}

Reading InputReader::read_plan(const Candidate& candidate, Source source) {
  const bool is_file = candidate.named && is_plan_file(candidate.path);
  auto sources = terraform::choose_sources(candidate.path, is_file, request_.sources);
  auto plan =
      terraform::load_plan(std::move(source), request_.environment, selection_,
                           sources ? std::move(*sources) : terraform::SourceChoice());
  if (!plan) return {.input = plan.error()};
  if (!sources) plan->warnings.push_back(sources.error());
  const bool trail = has_trail(*plan);
  return {.input = std::optional(
              ReadInput{.fragment = std::move(*plan), .declares_trail = trail})};
}

Reading InputReader::read_template(const Candidate& candidate, const Source& source,
                                   const Glance& glance) {
  Result<Document> document = read_document(source);
  if (!document) {
    if (candidate.named) {
      if (auto error = lookalike_error(candidate.path, source.text())) {
        return {.input = *error};
      }
    }
    const bool ours = glance.claims || (candidate.named && glance.json);
    if (ours) return {.input = document.error()};
    return neither(candidate, source);
  }
  if (!cloudformation::is_template(document->root)) return neither(candidate, source);
  Reading reading{.warnings = document->warnings};
  reading.parameters.emplace();
  for (const Value::Key& key : document->root["Parameters"].keys()) {
    reading.parameters->insert(key.name);
  }
  auto fragment = cloudformation::load_template(source, *document, request_.parameters,
                                                request_.environment, {}, options_);
  if (!fragment) {
    reading.input = fragment.error();
  } else {
    reading.input =
        std::optional(with_variables(std::move(*fragment), source, std::move(*document)));
  }
  return reading;
}

ReadInput InputReader::with_variables(Fragment fragment, const Source& source,
                                      Document document) {
  const cloudformation::TemplateView view{
      .path = source.path(), .root = document.root, .files = &files_};
  ReadInput input{.text = std::string(source.text())};
  input.declares_trail = has_trail(fragment) || cloudformation::declares_trail(view);
  input.fragment = std::move(fragment);
  auto variables =
      cloudformation::find_variables(view, request_.parameters, request_.environment);
  if (variables.empty()) return input;
  input.varying =
      VaryingTemplate{.source = std::make_unique<Source>(source.path(), source.text()),
                      .document = std::move(document),
                      .variables = std::move(variables)};
  return input;
}

}  // namespace trailseal::load
