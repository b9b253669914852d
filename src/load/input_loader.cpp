// One candidate after another: bytes, a glance, the reader, the front end. A plan's text
// is let go as soon as it is read; a template's is kept for the lines a report shows.
//
//                      named by the user     found in a directory, or --skip-others
//   neither of ours    error                 passed over
//   cannot be parsed   error                 error if it claims to be ours
//   cannot be opened   error                 error
#include "load/input_loader.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <istream>
#include <memory>
#include <optional>
#include <set>

#include "base/glob.hpp"
#include "base/suggest.hpp"
#include "cloudformation/scenario.hpp"
#include "cloudformation/template/template_files.hpp"
#include "cloudformation/template/template_loader.hpp"
#include "document/document_reader.hpp"
#include "graph/scenario.hpp"
#include "load/input_kind.hpp"
#include "load/input_order.hpp"
#include "load/input_search.hpp"
#include "load/plan_file.hpp"
#include "load/scenario_set.hpp"
#include "load/wrapped_plan.hpp"
#include "terraform/plan_loader.hpp"

namespace trailseal::load {
namespace {

/// An input that was read: nothing where it is none of ours.
using Loaded = Result<std::optional<Fragment>>;

class Loader {
 public:
  Loader(const InputRequest& request, std::istream& in) : request_(request), in_(in) {}

  LoadedInputs run() {
    Search search = search_inputs(request_.arguments);
    for (const Error& error : search.errors) add_error(error);
    // What no trail of this plan leads to may be what a trail of another input writes to.
    if (search.candidates.size() == 1 && !request_.everything) {
      wanted_.extent = terraform::Extent::FromTrails;
    }
    wanted_.types = request_.types;
    options_.files = &files_;
    options_.everything = request_.everything;
    options_.types = request_.types;
    wanted_.bucket_names = request_.bucket_names;
    std::vector<bool> useful(search.directories.size(), false);
    std::erase_if(search.candidates,
                  [&](const Candidate& candidate) { return is_skipped(candidate.path); });
    for (Candidate& candidate : search.candidates) {
      if (request_.skip_others) candidate.named = false;
      if (!load(candidate)) continue;
      for (const std::size_t directory : candidate.directories) useful[directory] = true;
    }
    for (std::size_t i = 0; i < useful.size(); ++i) {
      if (!useful[i]) add_error(nothing_found(search.directories[i]));
    }
    build_graphs();
    check_parameters();
    return std::move(loaded_);
  }

 private:
  static Error nothing_found(const std::string& directory) {
    return {
        .message = "no Terraform plan and no CloudFormation template in this directory",
        .help = "`terraform show -json tfplan > plan.json` writes a plan as JSON",
        .path = directory};
  }

  bool is_skipped(const std::string& path) const {
    return std::any_of(
        request_.skip.begin(), request_.skip.end(), [&](const std::string& pattern) {
          return matches(Pattern::parse(Text(pattern)), Text(path)) == Verdict::Holds;
        });
  }

  void add(Diagnostic::Level level, Error error, const std::string& path) {
    if (error.path.empty()) error.path = path;
    // A template of a stack within another one may be an input by itself too.
    const auto& known = loaded_.diagnostics;
    const bool said =
        std::any_of(known.begin(), known.end(), [&](const Diagnostic& diagnostic) {
          return diagnostic.error.path == error.path &&
                 diagnostic.error.line == error.line &&
                 diagnostic.error.message == error.message;
        });
    if (said) return;
    loaded_.diagnostics.push_back({.level = level, .error = std::move(error)});
  }
  void add_error(Error error) { add(Diagnostic::Level::Error, std::move(error), ""); }

  /// Did the candidate give an input, or an error that is about one?
  bool load(const Candidate& candidate) {
    text_.clear();
    warnings_.clear();
    if (request_.progress != nullptr) {
      request_.progress->say("reading " + candidate.path);
    }
    Loaded loaded = load_candidate(candidate);
    for (const Error& warning : warnings_) {
      add(Diagnostic::Level::Warning, warning, candidate.path);
    }
    if (!loaded) {
      add(Diagnostic::Level::Error, loaded.error(), candidate.path);
      return true;
    }
    if (!loaded->has_value()) return false;
    Fragment& fragment = **loaded;
    for (const Error& warning : fragment.warnings) {
      add(Diagnostic::Level::Warning, warning, candidate.path);
    }
    for (Error& error : fragment.errors) add_error(std::move(error));
    texts_[candidate.path] = std::move(text_);
    fragments_.push_back(std::move(fragment));
    return true;
  }

  /// A template that was loaded, kept to be loaded again under other choices.
  struct Template {
    std::size_t fragment = 0;
    std::unique_ptr<Source> source{};
    Document document{};
    std::vector<cloudformation::Variable> variables{};
  };

  void build_graphs() {
    leave_out_parts();
    const ScenarioSet set = scenarios();
    std::vector<NestedSlots> slots(fragments_.size());
    for (std::size_t i = 0; i < slots.size(); ++i) slots[i].note(fragments_[i]);
    std::vector<std::pair<Scenario, std::vector<Fragment>>> loaded;
    for (const Combination& combination : set.combinations) {
      auto fragments = load_again(combination);
      if (!fragments) continue;
      for (std::size_t i = 0; i < slots.size(); ++i) slots[i].note((*fragments)[i]);
      loaded.emplace_back(combination.scenario, std::move(*fragments));
    }
    for (auto& [scenario, fragments] : loaded) {
      loaded_.scenarios.push_back({.scenario = scenario});
      fill(loaded_.scenarios.back().graph, std::move(fragments), slots);
    }
    if (!loaded_.scenarios.empty()) loaded_.default_scenario = set.by_default;
    fill(loaded_.graph, std::move(fragments_), slots);
    for (const Input& input : loaded_.graph.inputs()) {
      loaded_.sources.push_back({.path = input.path, .text = text_of(input)});
    }
  }

  /// A template that a stack of another one is made from is judged there, with the
  /// values that it is given.
  void leave_out_parts() {
    std::set<std::string> parts;
    for (const Fragment& fragment : fragments_) {
      for (const Fragment& part : fragment.nested) parts.insert(part.input.path);
    }
    const auto is_part = [&](const std::string& path) {
      return parts.count(std::filesystem::path(path).lexically_normal()) > 0;
    };
    std::vector<Fragment> kept;
    std::vector<Template> templates;
    std::size_t next = 0;
    for (std::size_t i = 0; i < fragments_.size(); ++i) {
      const bool varies = next < templates_.size() && templates_[next].fragment == i;
      Template* const each = varies ? &templates_[next++] : nullptr;
      if (is_part(fragments_[i].input.path)) continue;
      if (each != nullptr) {
        each->fragment = kept.size();
        templates.push_back(std::move(*each));
      }
      kept.push_back(std::move(fragments_[i]));
    }
    fragments_ = std::move(kept);
    templates_ = std::move(templates);
  }

  void fill(ResourceGraph& graph, std::vector<Fragment> fragments,
            const std::vector<NestedSlots>& slots) const {
    for (std::size_t i = 0; i < fragments.size(); ++i) {
      graph.add(slots[i].arranged(std::move(fragments[i])));
    }
    if (request_.known != nullptr && !graph.inputs().empty()) graph.add(*request_.known);
    graph.link();
  }

  std::string text_of(const Input& input) {
    const auto& files = files_.files();
    if (const auto own = texts_.find(input.path); own != texts_.end()) return own->second;
    const auto file = files.find(input.path);
    const bool read = file != files.end() && file->second;
    return read ? std::string(file->second->source.text()) : std::string();
  }

  ScenarioSet scenarios() {
    if (!has_trail_ && std::none_of(fragments_.begin(), fragments_.end(), has_trail)) {
      return {};
    }
    std::vector<cloudformation::Variable> variables;
    for (const Template& each : templates_) {
      variables.insert(variables.end(), each.variables.begin(), each.variables.end());
    }
    ScenarioSet set = combine(variables, kMaxScenarios);
    if (set.left_open.empty()) return set;
    std::string names;
    for (const std::string& name : set.left_open) {
      names.append(names.empty() ? "`" : ", `").append(name).append("`");
    }
    add(Diagnostic::Level::Warning,
        {.message = "more than " + std::to_string(kMaxScenarios) +
                    " combinations of parameters: " + names + " stay open",
         .help = "give their values with `--param`"},
        templates_[0].source->path());
    return set;
  }

  static bool has_trail(const Fragment& fragment) {
    return std::any_of(fragment.resources.begin(), fragment.resources.end(),
                       [](const Resource& r) { return r.type == "aws_cloudtrail"; });
  }

  /// A combination that the service would refuse does not come about.
  std::optional<std::vector<Fragment>> load_again(const Combination& combination) {
    std::vector<Fragment> all;
    std::size_t next = 0;
    for (std::size_t i = 0; i < fragments_.size(); ++i) {
      if (next == templates_.size() || templates_[next].fragment != i) {
        all.push_back(fragments_[i]);
        continue;
      }
      const Template& each = templates_[next++];
      auto fragment = cloudformation::load_template(
          *each.source, each.document, request_.parameters, request_.environment,
          combination.choice, options_);
      if (!fragment) return std::nullopt;
      all.push_back(std::move(*fragment));
    }
    return all;
  }

  Loaded load_candidate(const Candidate& candidate) {
    Result<std::optional<Source>> read = read_candidate(candidate);
    if (!read) return read.error();
    if (!read->has_value()) return std::optional<Fragment>();
    Source& source = **read;
    const Glance glance = glance_at(source.text());
    if (!candidate.named && !glance.possible) return std::optional<Fragment>();
    if (glance.plan && terraform::is_plan_or_state(source)) {
      return some(terraform::load_plan(std::move(source), request_.environment, wanted_));
    }
    return load_template(candidate, source, glance);
  }

  Loaded load_template(const Candidate& candidate, const Source& source, Glance glance) {
    Result<Document> document = read_document(source);
    if (!document) {
      if (candidate.named) {
        if (auto error = lookalike_error(candidate.path, source.text())) return *error;
      }
      const bool ours = glance.claims || (candidate.named && glance.json);
      if (ours) return document.error();
      return neither(candidate, source);
    }
    if (!cloudformation::is_template(document->root)) return neither(candidate, source);
    warnings_ = document->warnings;
    note_parameters(document->root);
    Loaded loaded = some(cloudformation::load_template(
        source, *document, request_.parameters, request_.environment, {}, options_));
    text_ = source.text();
    if (loaded) keep_template(source, std::move(*document));
    return loaded;
  }

  void keep_template(const Source& source, Document document) {
    const cloudformation::TemplateView view{
        .path = source.path(), .root = document.root, .files = &files_};
    has_trail_ = has_trail_ || cloudformation::declares_trail(view);
    auto variables =
        cloudformation::find_variables(view, request_.parameters, request_.environment);
    if (variables.empty()) return;
    templates_.push_back(
        {.fragment = fragments_.size(),
         .source = std::make_unique<Source>(source.path(), source.text()),
         .document = std::move(document),
         .variables = std::move(variables)});
  }

  static Loaded some(Result<Fragment> fragment) {
    if (!fragment) return fragment.error();
    return std::optional<Fragment>(std::move(*fragment));
  }

  static Loaded neither(const Candidate& candidate, const Source& source) {
    if (candidate.named) return neither_error(candidate.path, source.text());
    return std::optional<Fragment>();
  }

  /// The text of a candidate; nothing where it is none and nobody named it.
  Result<std::optional<Source>> read_candidate(const Candidate& candidate) {
    Result<Source> source = read_named(candidate);
    if (source) {
      if (auto plan = unwrap_plan(*source)) return plan;
      return std::optional<Source>(std::move(*source));
    }
    if (candidate.named || !opens(candidate.path)) return source.error();
    return std::optional<Source>();  // empty, binary, too large: not ours
  }

  /// Only a plan file that the user named is shown to Terraform: any zip looks like one.
  Result<Source> read_named(const Candidate& candidate) {
    if (candidate.path == "-") return read_source(in_, "-");
    if (candidate.named && is_plan_file(candidate.path)) {
      return show_plan_file(candidate.path);
    }
    return read_source(candidate.path);
  }

  static bool opens(const std::string& path) { return std::ifstream(path).is_open(); }

  void note_parameters(const Value& root) {
    has_template_ = true;
    for (const Value::Key& key : root["Parameters"].keys()) declared_.insert(key.name);
  }

  /// A value for a parameter that no template has is most likely misspelt. Not an error:
  /// a commit hook passes the same options with whatever templates changed.
  void check_parameters() {
    if (!has_template_) return;
    const std::vector<std::string_view> names(declared_.begin(), declared_.end());
    for (const auto& entry : request_.parameters) {
      if (declared_.count(entry.first) > 0) continue;
      add(Diagnostic::Level::Warning,
          {.message = "no template has a parameter `" + entry.first + "`",
           .help = did_you_mean(entry.first, names)},
          "");
    }
  }

  const InputRequest& request_;
  std::istream& in_;
  LoadedInputs loaded_;
  std::vector<Fragment> fragments_;  ///< by input index
  std::vector<Template> templates_;  ///< those with variables
  cloudformation::TemplateFiles files_;
  cloudformation::LoadOptions options_;
  std::map<std::string, std::string> texts_;  ///< of templates, by path
  bool has_trail_ = false;                    ///< some template declares one
  std::string text_;                          ///< of the template being loaded
  std::vector<Error> warnings_;               ///< of its reader
  std::set<std::string> declared_;
  bool has_template_ = false;
  terraform::Wanted wanted_;  ///< of every plan
};

}  // namespace

LoadedInputs load_inputs(const InputRequest& request, std::istream& in) {
  return Loader(request, in).run();
}

}  // namespace trailseal::load
