// InputReader: from one candidate to the resources in it.
#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <iosfwd>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <unordered_set>
#include <vector>

#include "base/result.hpp"
#include "cloudformation/scenario.hpp"
#include "cloudformation/template/template_files.hpp"
#include "cloudformation/template/template_loader.hpp"
#include "document/json_reader.hpp"
#include "document/source.hpp"
#include "graph/resource_graph.hpp"
#include "load/cdk_assembly.hpp"
#include "load/input_kind.hpp"
#include "load/input_request.hpp"
#include "load/input_search.hpp"
#include "load/spooled_file.hpp"
#include "load/stored_scenarios.hpp"
#include "terraform/plan_loader.hpp"

namespace trailseal::load {

/// A template with variables, kept to be loaded again under other choices.
struct VaryingTemplate {
  std::unique_ptr<Source> source{};  ///< the document points into it
  Document document{};
  std::vector<cloudformation::ScenarioVariable> variables{};
  StackArtifact artifact{};  ///< where it is deployed, and as what
  /// A root module that is judged in several environments, instead of a template.
  std::optional<Candidate> configuration{};
  /// Of a summary, instead of source and document.
  std::shared_ptr<const StoredScenarios> stored{};
  /// What the paths of a summary are called in this run, where that is not as in the file.
  std::function<std::string(const std::string&)> renamed{};
};

/// Where a plan comes from: a plan file and the JSON that was made of it are one plan.
struct PlanOrigin {
  bool is_plan_file = false;
  std::string moment{};  ///< when it was made; empty: it does not tell
};

/// An input that was read.
struct ReadInput {
  Fragment fragment{};
  std::string text{};  ///< of a template, for the lines a report shows
  bool declares_trail = false;
  bool is_template = false;
  bool named = false;                      ///< by the user, not found in a directory
  std::set<std::string> parameters{};      ///< that the template declares
  Value open_parameters{};                 ///< symbols of those without a value
  std::vector<Error> document_warnings{};  ///< of the document's reader
  std::optional<VaryingTemplate> varying{};
  PlanOrigin origin{};  ///< of a plan
};

/// What came of a candidate.
struct Reading {
  /// Nothing where it is none of ours, and nobody said that it is.
  Result<std::optional<ReadInput>> input{std::optional<ReadInput>()};
  std::vector<ReadInput> further{};  ///< a summary may be of several inputs
  std::vector<Error> warnings{};     ///< of the document's reader
  /// The parameters that it declares; nothing where it is no template.
  std::optional<std::set<std::string>> parameters{};
  /// Without an input: nothing that was read can be a trail's concern.
  bool aside = false;
  /// Without an input: an answer of AWS's that does not say what it is about.
  bool nameless = false;
};

class InputReader {
 public:
  InputReader(const InputRequest& request, std::istream& in);

  /// Of a plan what its own trails lead to, and what is known by one of the `led` names:
  /// see PlanSelection. Several threads may read at once.
  Reading read(const Candidate& candidate,
               const std::unordered_set<std::size_t>& led = {});
  /// Says that at most one of the candidates is an input.
  void expect_one() { selection_.only_input = true; }
  /// Can it be read a second time, to look for more in it?
  static bool is_readable_again(const Candidate& candidate);
  /// The same, of what can be read only once: all of it.
  Reading read_whole(const Candidate& candidate);
  /// The template under a choice. Errors: the service would refuse the choice.
  Result<Fragment> read_again(const VaryingTemplate& varying,
                              const cloudformation::Choice& choice);
  /// The text of a template that a stack is made from; empty where it was not read.
  std::string text_of_nested(const std::string& path) const;

 private:
  /// A text, and where a plan file stands that it was made from.
  struct Opened {
    Source source{};
    std::string plan_file{};  ///< empty: the text is what there is
    /// Those in the plan file, where it was read without a program.
    std::shared_ptr<terraform::SourceTree> sources{};
  };

  Result<std::optional<Opened>> read_text(const Candidate& candidate);
  Result<Opened> open(const Candidate& candidate);
  Result<Opened> open_stream(std::istream& in, const std::string& path);
  Result<Opened> open_plan_file(const std::string& path, const std::string& shown);
  Result<terraform::SourceChoice> sources_of(const Candidate& candidate,
                                             const Opened& opened) const;
  Reading read_summary(const Source& source);
  const std::string& keep(SpooledFile file);
  Reading read(const Candidate& candidate, const terraform::PlanSelection& selection);
  Reading read_source_of(const Candidate& candidate, Opened opened,
                         const terraform::PlanSelection& selection);
  Reading read_plan(const Candidate& candidate, Opened opened,
                    const terraform::PlanSelection& selection);
  Reading read_template(const Candidate& candidate, const Source& source,
                        const Glance& glance);
  Value open_parameters(const std::string& path, const Value& declared) const;
  ReadInput with_variables(Fragment fragment, const Source& source, Document document,
                           const StackArtifact& artifact);
  Result<Fragment> load(const Source& source, const Document& document,
                        const StackArtifact& artifact,
                        const cloudformation::Choice& choice) const;
  Environment place_of(const StackArtifact& artifact) const;

  const InputRequest& request_;
  std::istream& in_;
  terraform::PlanSelection selection_{};  ///< of every plan
  std::mutex mutex_{};                    ///< of `spooled_`
  std::deque<SpooledFile> spooled_{};     ///< their paths are handed out
  CdkAssemblies assemblies_{};
  cloudformation::TemplateFiles files_{};
  cloudformation::LoadOptions options_{};
};

}  // namespace trailseal::load
