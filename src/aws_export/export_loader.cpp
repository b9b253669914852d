// Manifest, answers, resources:
//
//   1. the calls that name resources, then those that speak of one (the table's order)
//   2. the calls that gave no answer
//   3. what is left open
#include "aws_export/export_loader.hpp"

#include <map>
#include <memory>
#include <utility>
#include <vector>

#include "aws_export/answer_reader.hpp"
#include "aws_export/call_table.hpp"
#include "aws_export/completion.hpp"
#include "aws_export/deployment.hpp"
#include "aws_export/loose_answer.hpp"
#include "aws_export/manifest.hpp"
#include "aws_export/resource_maker.hpp"
#include "aws_export/subject.hpp"
#include "base/word_list.hpp"

namespace trailseal::aws_export {
namespace {

/// Where a list was cut off, what it lacks is not known.
void note_truncation(Deployment& deployment, const Asked& asked) {
  // Delivered objects are samples anyway.
  if (!is_truncated(asked.root) || asked.command.operation == "list-objects-v2") return;
  deployment.warn(asked.place(),
                  "the list is incomplete: `aws " + asked.command.service + " " +
                      asked.command.operation + "` returned a token for the next page",
                  "run it without `--max-items` and `--no-paginate`, and add its answer "
                  "to the export");
}

void read_one(Deployment& deployment, const CallRow& row, const Asked& asked) {
  note_truncation(deployment, asked);
  if (row.subject == ResourceKind::None) {
    row.read(deployment, asked, nullptr);
    return;
  }
  const std::string arn = subject_arn(deployment, row, asked);
  const bool names_itself = asked.root.at_path("KeyMetadata.Arn").is_text();
  if (arn.empty() && !names_itself) {
    deployment.warn(asked.place(),
                    "the key behind " + in_backticks(asked.command.option(row.option)) +
                        " is not known, so this answer is not used",
                    "add the answer of `aws kms list-aliases` to the export");
    return;
  }
  Entity* subject = arn.empty() ? nullptr : &deployment.entity(row.subject, arn);
  if (subject != nullptr && row.subject == ResourceKind::AccountPublicAccessBlock) {
    subject->account = asked.command.option(row.option);
  }
  row.read(deployment, asked, subject);
}

void note_refusal(Deployment& deployment, const CallRow& row, const Asked& asked) {
  if (row.refused != nullptr) row.refused(deployment, asked);
  if (row.subject == ResourceKind::None) return;
  const std::string arn = subject_arn(deployment, row, asked);
  if (!arn.empty()) deployment.refuse(row.operation, arn, asked.error);
}

void read_all(Deployment& deployment, const std::vector<Asked>& all) {
  std::map<const CallRow*, std::vector<const Asked*>> by_row;
  for (const Asked& asked : all) by_row[find_call(asked.command)].push_back(&asked);
  for (const bool failed : {false, true}) {
    for (const CallRow& row : calls()) {
      for (const Asked* asked : by_row[&row]) {
        if (asked->failed != failed) continue;
        if (failed) {
          note_refusal(deployment, row, *asked);
        } else {
          read_one(deployment, row, *asked);
        }
      }
    }
  }
}

Text known_or_symbol(const std::string& known, const char* what, SymbolClass cls) {
  if (!known.empty()) return Text(known);
  return Text::of_symbol(
      {.id = std::string("export's ") + what, .name = what, .cls = cls});
}

Fragment fragment_of(Deployment& deployment, const std::string& shown,
                     const std::string& region, const Environment& environment) {
  complete(deployment);
  Fragment fragment;
  fragment.resources = make_resources(deployment);
  fragment.warnings = deployment.warnings();
  fragment.errors = deployment.errors();
  Input& input = fragment.input;
  input.path = shown;
  input.kind = InputKind::AwsExport;
  input.account =
      known_or_symbol(deployment.account(), "account", SymbolClass::AccountId);
  input.region = known_or_symbol(region, "region", SymbolClass::Region);
  input.partition = Text(deployment.partition());
  const std::string& organization = environment.organization_id.empty()
                                        ? deployment.organization_id
                                        : environment.organization_id;
  if (!organization.empty()) input.organization_id = Text(organization);
  const std::string& management = environment.management_account.empty()
                                      ? deployment.management_account
                                      : environment.management_account;
  if (!management.empty()) input.management_account = Text(management);
  for (const std::string& path : deployment.paths) {
    input.source_files.push_back({.path = path});
  }
  deployment.observations().account = deployment.account();
  deployment.observations().partition = deployment.partition();
  input.observed =
      std::make_shared<const Observations>(std::move(deployment.observations()));
  return fragment;
}

}  // namespace

Result<Fragment> load_export(const ExportDirectory& directory, const Source& manifest,
                             const Environment& environment) {
  Result<Manifest> read = read_manifest(manifest);
  if (!read) return read.error();
  Deployment deployment(read->account, read->partition.empty() ? "aws" : read->partition);
  Observations& observations = deployment.observations();
  observations.schema = read->schema;
  observations.caller = read->caller;
  observations.collected_at = read->collected_at;
  observations.cli = read->cli;
  const std::vector<Asked> all =
      read_answers(directory.read, directory.shown, read->answers, deployment);
  read_all(deployment, all);
  return fragment_of(deployment, directory.shown, read->region, environment);
}

Result<Fragment> load_answer(const std::string& path, const Value& root,
                             const Environment& environment) {
  Deployment deployment(environment.account,
                        environment.partition.empty() ? "aws" : environment.partition);
  deployment.observations().answers.push_back({.file = path});
  deployment.paths.push_back(path);
  read_all(deployment, {loose_answer(root, environment)});
  return fragment_of(deployment, path, environment.region, environment);
}

}  // namespace trailseal::aws_export
