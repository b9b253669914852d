// Search, then every candidate, then the graphs of all of them.
#include "load/input_loader.hpp"

#include <algorithm>
#include <filesystem>
#include <istream>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/glob.hpp"
#include "base/suggest.hpp"
#include "load/candidate_readings.hpp"
#include "load/export_reader.hpp"
#include "load/input_reader.hpp"
#include "load/input_search.hpp"
#include "load/scenario_graphs.hpp"
#include "load/summary_input.hpp"
#include "load/summary_maker.hpp"
#include "load/variable_check.hpp"

namespace trailseal::load {
namespace {

Error nothing_found(const std::string& directory) {
  return {.message =
              "no Terraform configuration or plan and no CloudFormation template in "
              "this directory",
          .help = "`terraform show -json tfplan > plan.json` writes a plan as JSON",
          .path = directory};
}

bool is_skipped(const std::vector<std::string>& patterns, const std::string& path) {
  return std::any_of(patterns.begin(), patterns.end(), [&](const std::string& pattern) {
    return matches(Pattern::parse(Text(pattern)), Text(path)) == Verdict::Holds;
  });
}

/// Diagnostics, each once: a template of a stack within another one may be an input by
/// itself too.
class DiagnosticList {
 public:
  void add(Diagnostic::Level level, Error error, const std::string& path) {
    if (error.path.empty()) error.path = path;
    const auto [said, added] =
        said_.emplace(std::tuple(error.path, error.line, error.message), all_.size());
    if (added) {
      all_.push_back({.level = level, .error = std::move(error)});
    } else if (level == Diagnostic::Level::Error) {
      all_[said->second].level = level;
    }
  }
  void add(std::vector<Diagnostic> diagnostics) {
    for (Diagnostic& each : diagnostics) add(each.level, std::move(each.error), "");
  }
  void add_all(Diagnostic::Level level, const std::vector<Error>& errors,
               const std::string& path) {
    for (const Error& error : errors) add(level, error, path);
  }

  std::vector<Diagnostic> take() { return std::move(all_); }

 private:
  std::vector<Diagnostic> all_{};
  std::map<std::tuple<std::string, std::size_t, std::string>, std::size_t> said_{};
};

class Loader {
 public:
  Loader(const InputRequest& request, std::istream& in) : request_(request), in_(in) {}

  LoadedInputs join() {
    const auto reader = read_all();
    LoadedInputs loaded = join_inputs(std::move(inputs_), request_.known, *reader);
    diagnostics_.add(std::move(loaded.diagnostics));
    check_given();
    loaded.diagnostics = diagnostics_.take();
    loaded.skipped = std::move(skipped_);
    return loaded;
  }

  SummarizedInputs summarize() {
    const auto reader = read_all();
    SummarizedInputs all{.summary = summary_of(told_apart(std::move(inputs_)), *reader),
                         .complete = complete_};
    check_given();
    all.diagnostics = diagnostics_.take();
    return all;
  }

 private:
  std::unique_ptr<InputReader> read_all() {
    const Search search = search_inputs(request_.arguments);
    diagnostics_.add_all(Diagnostic::Level::Error, search.errors, "");
    complete_ = search.errors.empty();
    auto reader = std::make_unique<InputReader>(request_, in_);
    choose(search);
    CandidateReadings readings(candidates_, *reader, request_);
    std::vector<bool> useful(search.directories.size(), false);
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      if (!take(candidates_[i], readings.of(i))) continue;
      for (const std::size_t directory : candidates_[i].directories) {
        useful[directory] = true;
      }
    }
    for (std::size_t i = 0; i < useful.size(); ++i) {
      if (useful[i]) continue;
      diagnostics_.add(Diagnostic::Level::Error, nothing_found(search.directories[i]),
                       "");
    }
    if (!nameless_.empty()) {
      diagnostics_.add(Diagnostic::Level::Warning, nameless_warning(nameless_), "");
    }
    for (const std::string& path : named_) {
      diagnostics_.add(
          inputs_.empty() ? Diagnostic::Level::Error : Diagnostic::Level::Warning,
          {.message =
               "this input is named on the command line, but the configuration skips it",
           .help = "remove its pattern from `skip` in the configuration"},
          path);
    }
    return reader;
  }

  void choose(const Search& search) {
    for (Candidate candidate : search.candidates) {
      if (is_skipped(request_.skip, candidate.path)) {
        if (candidate.named && !request_.skip_others) named_.push_back(candidate.path);
        skipped_.push_back(candidate.path);
        continue;
      }
      if (request_.skip_others) candidate.named = false;
      candidates_.push_back(std::move(candidate));
    }
  }

  /// Did the candidate give an input, or an error that is about one?
  bool take(const Candidate& candidate, Reading& reading) {
    if (!reading.input) {
      complete_ = complete_ && reading.aside;
      diagnostics_.add_all(Diagnostic::Level::Warning, reading.warnings, candidate.path);
      if (reading.parameters) note_parameters(*reading.parameters);
      diagnostics_.add(
          reading.aside ? Diagnostic::Level::Warning : Diagnostic::Level::Error,
          reading.input.error(), candidate.path);
      return true;
    }
    if (reading.nameless) nameless_.push_back(candidate.path);
    if (!reading.input->has_value()) return false;
    ReadInput& input = **reading.input;
    if (reading.parameters) {
      input.is_template = true;
      input.parameters = std::move(*reading.parameters);
    }
    input.document_warnings.insert(input.document_warnings.end(),
                                   reading.warnings.begin(), reading.warnings.end());
    if (!candidate.named && is_known_plan(input)) return true;
    take(candidate, std::move(input));
    for (ReadInput& further : reading.further) take(candidate, std::move(further));
    return true;
  }

  /// A plan file beside the JSON that was made of it, or the other way round, in a
  /// directory that is searched: one plan, which is judged once.
  bool is_known_plan(const ReadInput& input) const {
    const auto directory = [](const ReadInput& i) {
      return std::filesystem::path(i.fragment.input.path).parent_path();
    };
    const auto is_same = [&](const ReadInput& other) {
      return !input.origin.moment.empty() && other.origin.moment == input.origin.moment &&
             other.origin.is_plan_file != input.origin.is_plan_file &&
             directory(other) == directory(input) &&
             std::equal(other.fragment.resources.begin(), other.fragment.resources.end(),
                        input.fragment.resources.begin(), input.fragment.resources.end(),
                        [](const Resource& a, const Resource& b) {
                          return a.address == b.address;
                        });
    };
    return std::any_of(inputs_.begin(), inputs_.end(), is_same);
  }

  void take(const Candidate& candidate, ReadInput input) {
    input.named = candidate.named;
    if (input.is_template) note_parameters(input.parameters);
    const std::string& path = input.fragment.input.path;
    diagnostics_.add_all(Diagnostic::Level::Warning, input.document_warnings, path);
    diagnostics_.add_all(Diagnostic::Level::Warning, input.fragment.warnings, path);
    diagnostics_.add_all(Diagnostic::Level::Error, input.fragment.errors, path);
    inputs_.push_back(std::move(input));
  }

  void note_parameters(const std::set<std::string>& names) {
    if (!declared_) declared_.emplace();
    declared_->insert(names.begin(), names.end());
  }

  void check_given() {
    check_parameters();
    diagnostics_.add(check_variables(candidates_, request_));
  }

  /// A value for a parameter that no template has is most likely misspelt. Not an error:
  /// a commit hook passes the same options with whatever templates changed.
  void check_parameters() {
    if (!declared_) return;
    const std::vector<std::string_view> names(declared_->begin(), declared_->end());
    for (const auto& entry : request_.parameters) {
      if (declared_->count(entry.first) > 0) continue;
      diagnostics_.add(Diagnostic::Level::Warning,
                       {.message = "no template has a parameter `" + entry.first + "`",
                        .help = did_you_mean(entry.first, names)},
                       "");
    }
  }

  const InputRequest& request_;
  std::istream& in_;
  DiagnosticList diagnostics_{};
  bool complete_ = true;  ///< was everything read?
  std::vector<Candidate> candidates_{};
  std::vector<std::string> skipped_{};   ///< paths
  std::vector<std::string> named_{};     ///< of these, by the user
  std::vector<std::string> nameless_{};  ///< paths of answers without a manifest
  std::vector<ReadInput> inputs_{};
  /// The parameters of all templates; nothing where there is no template.
  std::optional<std::set<std::string>> declared_{};
};

}  // namespace

LoadedInputs load_inputs(const InputRequest& request, std::istream& in) {
  return Loader(request, in).join();
}

SummarizedInputs summarize_inputs(const InputRequest& request, std::istream& in) {
  InputRequest all = request;
  all.extent.for_others = true;
  return Loader(all, in).summarize();
}

}  // namespace trailseal::load
