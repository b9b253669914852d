// An answer is what the CLI wrote to a file. It writes nothing at all, with exit status 0,
// for an answer without members. `--query Policy --output text` leaves the bare policy.
#include "aws_export/answer_reader.hpp"

#include <array>
#include <string_view>
#include <utility>

#include "aws_export/call_table.hpp"
#include "aws_export/stamp.hpp"
#include "base/ascii.hpp"
#include "base/limits.hpp"
#include "base/word_list.hpp"
#include "document/digest.hpp"
#include "document/document_reader.hpp"
#include "document/gzip.hpp"
#include "document/json_reader.hpp"

namespace trailseal::aws_export {
namespace {

/// Calls whose answer may have no members: nothing is set, or nothing was found.
constexpr std::array<std::string_view, 5> kMayBeEmpty{
    "get-bucket-versioning", "get-bucket-logging", "get-bucket-request-payment",
    "head-bucket", "list-objects-v2"};

/// What went wrong with one answer.
struct Fault {
  std::string short_reason{};  ///< behind "the answer is not used:"
  std::string message{};
  std::string help{};
};

constexpr const char* kCollectAgain = "collect the export again";

/// Is the file what the manifest says it is?
std::optional<Fault> difference(const ExportAnswer& answer) {
  if (answer.sha256_recorded.empty() || answer.sha256 == answer.sha256_recorded) {
    return std::nullopt;
  }
  return Fault{
      .short_reason = "the file was changed after it was collected",
      .message =
          in_backticks(answer.file) +
          " was changed after it was collected: its SHA-256 differs from the one in "
          "the manifest",
      .help = kCollectAgain};
}

/// The tree of the answer; `path` names it in errors.
Result<Value> parse(const std::string& path, const std::string& bytes,
                    const Command& command) {
  std::string text = bytes;
  if (is_gzip(text)) {
    Result<std::string> unpacked = gunzip(text, kMaxAnswerBytes);
    if (!unpacked) return unpacked.error();
    text = std::move(*unpacked);
  }
  Result<Source> source = decode_source(path, text);
  if (!source) return source.error();
  const std::string_view start = without_leading_space(source->text());
  const bool json = start.starts_with('{') || start.starts_with('[');
  Result<Document> document = json ? read_json(*source) : read_document(*source);
  if (!document) return document.error();
  if (command.option("--query") == "Policy" && command.option("--output") == "text") {
    Value root = Value::map();
    root.set("Policy",
             Value::text(Text(std::string(source->text())), document->root.position()));
    return root;
  }
  return std::move(document->root);
}

/// Options that make another form of the answer than the API's.
std::optional<Fault> reshaped(const Command& command) {
  const bool policy = command.option("--query") == "Policy";
  if (!command.has("--query") || policy) return std::nullopt;
  return Fault{.short_reason = "it was changed by `--query`",
               .message = "an answer that `--query` changed is not read",
               .help = "collect it without `--query`"};
}

class AnswerReader {
 public:
  AnswerReader(const ReadAnswerFile& read_file, const std::string& shown,
               Deployment& deployment)
      : read_file_(read_file), shown_(shown), deployment_(deployment) {}

  Asked read(const ExportAnswer& recorded) {
    Observations& observations = deployment_.observations();
    Asked asked{.index = static_cast<unsigned>(observations.answers.size()),
                .command = parse_command(recorded.command),
                .account = recorded.account,
                .region = recorded.region,
                .time = recorded.time,
                .error = recorded.error};
    if (const std::string region = asked.command.option("--region"); !region.empty()) {
      asked.region = region;
    }
    observations.answers.push_back(recorded);
    deployment_.paths.push_back(recorded.file.empty() ? shown_
                                                      : shown_ + "/" + recorded.file);
    read_outcome(observations.answers.back(), asked);
    return asked;
  }

 private:
  void read_outcome(ExportAnswer& answer, Asked& asked) {
    const CallRow* row = find_call(asked.command);
    if (answer.exit != 0) {
      asked.failed = row == nullptr || !has_word(row->not_configured, answer.error) ||
                     answer.error.empty();
      if (asked.error.empty()) asked.error = "exit status " + std::to_string(answer.exit);
      return;
    }
    if (answer.file.empty()) {
      asked.failed = true;
      asked.error = "the manifest has no file for it";
      return;
    }
    // Files of calls that nobody reads are not looked at, but for their digest.
    Result<std::string> bytes = read_file_(answer.file);
    if (!bytes) {
      leave_out(asked, {"its file could not be read", bytes.error().message,
                        bytes.error().help});
      return;
    }
    answer.bytes = static_cast<unsigned>(bytes->size());
    answer.sha256 = sha256_of(*bytes);
    if (const auto fault = difference(answer)) {
      leave_out(asked, *fault);
    } else if (row != nullptr) {
      read_root(*bytes, asked);
    }
  }

  void read_root(const std::string& bytes, Asked& asked) {
    if (const auto fault = reshaped(asked.command)) {
      leave_out(asked, *fault);
      return;
    }
    if (bytes.empty()) {
      if (has_word(kMayBeEmpty, asked.command.operation)) return;
      leave_out(asked, {"the file is empty",
                        in_backticks(deployment_.paths[asked.index]) +
                            " is empty, but the call always returns an answer",
                        kCollectAgain});
      return;
    }
    Result<Value> root = parse(deployment_.paths[asked.index], bytes, asked.command);
    if (root) {
      asked.root = stamped(*root, asked.index + 1);
      return;
    }
    asked.failed = true;
    asked.error = "it cannot be read";
    const Error& error = root.error();
    deployment_.fail(
        {.line = error.line, .column = error.column, .file = asked.index + 1},
        "this answer cannot be read: " + error.message, kCollectAgain);
  }

  /// The call counts as one without an answer.
  void leave_out(Asked& asked, const Fault& fault) {
    asked.failed = true;
    asked.error = fault.short_reason;
    deployment_.fail({.line = 0, .file = asked.index + 1}, fault.message, fault.help);
  }

  const ReadAnswerFile& read_file_;
  const std::string& shown_;
  Deployment& deployment_;
};

}  // namespace

std::vector<Asked> read_answers(const ReadAnswerFile& read_file, const std::string& shown,
                                const std::vector<ExportAnswer>& answers,
                                Deployment& deployment) {
  AnswerReader reader(read_file, shown, deployment);
  std::vector<Asked> all;
  all.reserve(answers.size());
  for (const ExportAnswer& answer : answers) all.push_back(reader.read(answer));
  return all;
}

}  // namespace trailseal::aws_export
