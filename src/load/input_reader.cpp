// Bytes, a glance, the reader, the front end. A plan's text is let go as soon as it is
// read; a template's is kept for the lines a report shows.
//
//                      named by the user     found in a directory, or --skip-others
//   neither of ours    error                 passed over
//   cannot be parsed   error                 error if it claims to be ours
//   cannot be opened   error                 error
#include "load/input_reader.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <istream>
#include <iterator>
#include <utility>

#include "aws/resource_kind.hpp"
#include "cloudformation/function/symbol.hpp"
#include "document/document_reader.hpp"
#include "document/json_escape.hpp"
#include "load/configuration_reader.hpp"
#include "load/export_reader.hpp"
#include "load/foreign_input.hpp"
#include "load/fragment_text.hpp"
#include "load/other_file.hpp"
#include "load/plan_file.hpp"
#include "load/planned_stack.hpp"
#include "load/serverless_file.hpp"
#include "load/summary_input.hpp"
#include "load/wrapped_plan.hpp"
#include "summary/summary_reader.hpp"
#include "terraform/plan_file/plan_file.hpp"

namespace trailseal::load {
namespace {

bool opens(const std::string& path) { return std::ifstream(path).is_open(); }

bool has_trail(const Fragment& fragment) {
  return std::any_of(
      fragment.resources.begin(), fragment.resources.end(),
      [](const Resource& r) { return kind_of(r.type) == ResourceKind::Trail; });
}

}  // namespace

InputReader::InputReader(const InputRequest& request, std::istream& in)
    : request_(request), in_(in) {
  if (!request.extent.everything && !request.extent.for_others) {
    selection_.extent = terraform::Extent::FromTrails;
  }
  selection_.only_input = false;
  selection_.types = request.extent.types;
  selection_.bucket_names = request.extent.bucket_names;
  options_.files = &files_;
  options_.everything = request.extent.everything;
  options_.types = request.extent.types;
}

bool InputReader::is_readable_again(const Candidate& candidate) {
  return candidate.path != "-" && !is_read_once(candidate.path);
}

Reading InputReader::read(const Candidate& candidate,
                          const std::unordered_set<std::size_t>& led) {
  if (led.empty()) return read(candidate, selection_);
  terraform::PlanSelection selection = selection_;
  selection.led_names = led;
  return read(candidate, selection);
}

Reading InputReader::read_whole(const Candidate& candidate) {
  terraform::PlanSelection selection = selection_;
  selection.extent = terraform::Extent::Everything;
  return read(candidate, selection);
}

Reading InputReader::read(const Candidate& candidate,
                          const terraform::PlanSelection& selection) {
  if (candidate.is_configuration()) {
    return read_configuration(candidate, request_, selection);
  }
  if (candidate.kind == CandidateKind::Export) return read_export(candidate, request_);
  Result<std::optional<Opened>> text = read_text(candidate);
  if (!text) return {.input = text.error()};
  if (!text->has_value()) return {};
  return read_source_of(candidate, std::move(**text), selection);
}

Result<Fragment> InputReader::read_again(const VaryingTemplate& varying,
                                         const cloudformation::Choice& choice) {
  if (varying.configuration) {
    return configuration_under(choice, *varying.configuration, request_);
  }
  if (varying.stored) {
    Result<Fragment> fragment = varying.stored->under(choice);
    if (fragment && varying.renamed) rename_paths(varying.renamed, *fragment);
    return fragment;
  }
  return load(*varying.source, varying.document, varying.artifact, choice);
}

Result<Fragment> InputReader::load(const Source& source, const Document& document,
                                   const StackArtifact& artifact,
                                   const cloudformation::Choice& choice) const {
  cloudformation::LoadOptions options = options_;
  options.stack_name = artifact.stack_name;
  return cloudformation::load_template(source, document, request_.parameters,
                                       place_of(artifact), choice, options);
}

/// What the user says goes before what the CDK wrote down.
Environment InputReader::place_of(const StackArtifact& artifact) const {
  Environment place = request_.environment;
  if (place.account.empty()) place.account = artifact.account;
  if (place.region.empty()) place.region = artifact.region;
  return place;
}

std::string InputReader::text_of_nested(const std::string& path) const {
  const auto file = files_.files().find(path);
  const bool read = file != files_.files().end() && file->second;
  return read ? std::string(file->second->source.text()) : std::string();
}

/// The text of a candidate; nothing where it has none and nobody named it.
Result<std::optional<InputReader::Opened>> InputReader::read_text(
    const Candidate& candidate) {
  Result<Opened> opened = open(candidate);
  if (!opened) {
    if (candidate.named || !opens(candidate.path) || is_plan_file(candidate.path)) {
      return opened.error();
    }
    return std::optional<Opened>();  // empty, binary, too large: not ours
  }
  Result<std::optional<Source>> plan = unwrap_plan(opened->source);
  if (!plan) return plan.error();
  if (*plan) opened->source = std::move(**plan);
  const std::string_view json = opened->source.text();
  const std::size_t first = json.find_first_not_of(" \t\r\n");
  if (first != std::string_view::npos && json[first] == '{') {
    if (const auto plain = without_needless_escapes(opened->source)) {
      opened->source = Source(opened->source.path(), std::string_view(*plain));
    }
  }
  return std::optional(std::move(*opened));
}

/// Of the files that a search found, only those are plan files that begin as one does;
/// of a zip that the user named the reader says what is wrong.
Result<InputReader::Opened> InputReader::open(const Candidate& candidate) {
  const std::string& path = candidate.path;
  if (path == "-") return open_stream(in_, path);
  if (candidate.named && is_read_once(path)) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return read_source(path).error();
    return open_stream(file, path);
  }
  if (candidate.named ? is_zip(path) : is_plan_file(path)) {
    return open_plan_file(path, path);
  }
  if (auto items = open_config_file(path)) {
    if (!*items) return items->error();
    return Opened{.source = std::move(**items)};
  }
  if (candidate.named) {
    if (auto compressed = compressed_error(path)) return *compressed;
  }
  Result<Source> source = read_source(path);
  if (!source) return source.error();
  return Opened{.source = std::move(*source)};
}

/// Its path, which stays.
const std::string& InputReader::keep(SpooledFile file) {
  const std::lock_guard lock(mutex_);
  spooled_.push_back(std::move(file));
  return spooled_.back().path();
}

/// What can be read once. A zip is read here and there, so it is put into a file.
Result<InputReader::Opened> InputReader::open_stream(std::istream& in,
                                                     const std::string& path) {
  if (in.peek() != 'P' && !may_be_compressed(in.peek())) {
    Result<Source> source = read_source(in, path);
    if (!source) return source.error();
    return Opened{.source = std::move(*source)};
  }
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  if (auto compressed = compressed_error(path, bytes)) return *compressed;
  if (!bytes.starts_with("PK\x03\x04")) {
    Result<Source> source = decode_source(path, bytes);
    if (!source) return source.error();
    return Opened{.source = std::move(*source)};
  }
  Result<SpooledFile> spooled = SpooledFile::write(bytes);
  if (!spooled) return spooled.error();
  return open_plan_file(keep(std::move(*spooled)), path);
}

Result<InputReader::Opened> InputReader::open_plan_file(const std::string& path,
                                                        const std::string& shown) {
  if (!request_.terraform.empty()) {
    Result<Source> source = show_plan_file(request_.terraform, path, shown);
    if (!source) return source.error();
    return Opened{.source = std::move(*source), .plan_file = path};
  }
  auto file = terraform::read_plan_file(
      path, {.shown = shown, .beside = path == shown ? path : "-"});
  if (!file) return file.error();
  return Opened{.source = std::move(file->plan),
                .plan_file = path,
                .sources = std::move(file->sources)};
}

Result<terraform::SourceChoice> InputReader::sources_of(const Candidate& candidate,
                                                        const Opened& opened) const {
  const terraform::SourceOptions& options = request_.sources;
  if (opened.sources != nullptr && options.directory.empty() && !options.none) {
    return terraform::SourceChoice{.tree = opened.sources, .told = true};
  }
  const bool is_file = !opened.plan_file.empty();
  const std::string beside = is_read_once(candidate.path) ? "-" : candidate.path;
  return terraform::choose_sources(is_file ? opened.plan_file : beside, is_file, options);
}

Reading InputReader::read_source_of(const Candidate& candidate, Opened opened,
                                    const terraform::PlanSelection& selection) {
  if (summary::is_summary(opened.source.text())) {
    return read_summary(opened.source);
  }
  const Glance glance = glance_at(opened.source.text());
  if (!glance.plan) {
    if (auto answer = read_loose_answer(candidate, opened.source, request_)) {
      return std::move(*answer);
    }
  }
  if (!candidate.named && !glance.possible) return {};
  if (!glance.plan || !terraform::is_plan_or_state(opened.source)) {
    return read_template(candidate, opened.source, glance);
  }
  return read_plan(candidate, std::move(opened), selection);
}

Reading InputReader::read_summary(const Source& source) {
  Result<std::vector<ReadInput>> inputs = read_summary_inputs(source, request_);
  if (!inputs) return {.input = inputs.error()};
  Reading reading{.input = std::optional(std::move(inputs->front()))};
  inputs->erase(inputs->begin());
  reading.further = std::move(*inputs);
  return reading;
}

Reading InputReader::read_plan(const Candidate& candidate, Opened opened,
                               const terraform::PlanSelection& selection) {
  auto sources = sources_of(candidate, opened);
  PlanOrigin origin{.is_plan_file = !opened.plan_file.empty(),
                    .moment = moment_of(opened.source.text())};
  auto plan =
      terraform::load_plan(std::move(opened.source), request_.environment, selection,
                           sources ? std::move(*sources) : terraform::SourceChoice());
  if (!plan) return {.input = plan.error()};
  if (!sources) {
    plan->warnings.push_back(sources.error());
    plan->warnings.back().path = candidate.path;  // not that of a copy
  }
  add_planned_stacks(*plan);
  const bool trail = has_trail(*plan);
  return {.input = std::optional(ReadInput{.fragment = std::move(*plan),
                                           .declares_trail = trail,
                                           .origin = std::move(origin)})};
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
    if (ours) return {.input = document.error(), .aside = is_aside(candidate, source)};
    return neither(candidate, source);
  }
  if (auto serverless = serverless_template(document->root)) document->root = *serverless;
  if (!cloudformation::is_template(document->root)) return neither(candidate, source);
  if (auto dialect = dialect_error(document->root, candidate.path)) {
    return {.input = *dialect, .aside = is_aside(candidate, source)};
  }
  Reading reading{.warnings = document->warnings};
  reading.parameters.emplace();
  for (const Value::Key& key : document->root["Parameters"].keys()) {
    reading.parameters->insert(key.name);
  }
  const Value open = open_parameters(source.path(), document->root["Parameters"]);
  const StackArtifact artifact = assemblies_.artifact_of(candidate.path);
  auto fragment = load(source, *document, artifact, {});
  if (!fragment) {
    reading.input = fragment.error();
    reading.aside = is_aside(candidate, source);
  } else {
    reading.input = std::optional(
        with_variables(std::move(*fragment), source, std::move(*document), artifact));
    (*reading.input)->open_parameters = open;
  }
  return reading;
}

/// What stands for the parameters that neither the call nor a default gives.
Value InputReader::open_parameters(const std::string& path, const Value& declared) const {
  Value open = Value::list();
  for (std::size_t i = 0; i < declared.keys().size(); ++i) {
    const std::string& name = declared.keys()[i].name;
    if (request_.parameters.count(name) > 0) continue;
    if (!declared.items()[i]["Default"].is_absent()) continue;
    open.push_back(Value::text(cloudformation::parameter_symbol(path, name)));
  }
  return open.size() > 0 ? open : Value();
}

ReadInput InputReader::with_variables(Fragment fragment, const Source& source,
                                      Document document, const StackArtifact& artifact) {
  const cloudformation::TemplateView view{
      .path = source.path(), .root = document.root, .files = &files_};
  ReadInput input{.text = std::string(source.text())};
  input.declares_trail = has_trail(fragment) || cloudformation::declares_trail(view);
  input.fragment = std::move(fragment);
  auto variables =
      cloudformation::find_variables(view, request_.parameters, place_of(artifact));
  if (variables.empty()) return input;
  input.varying =
      VaryingTemplate{.source = std::make_unique<Source>(source.path(), source.text()),
                      .document = std::move(document),
                      .variables = std::move(variables),
                      .artifact = artifact};
  return input;
}

}  // namespace trailseal::load
