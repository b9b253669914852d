#include "aws_export/manifest.hpp"

#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "aws/account.hpp"
#include "aws_export/asked.hpp"
#include "base/ascii.hpp"
#include "base/moment.hpp"
#include "base/word_list.hpp"
#include "document/json_reader.hpp"

namespace trailseal::aws_export {
namespace {

// The second name is that of samples made before the form had one.
constexpr std::array<std::string_view, 2> kSchemas{"trailseal-export/1",
                                                   "sample-manifest/1"};

/// Answers of one export. An account with a thousand trails in thirty regions has fewer.
constexpr std::size_t kMaxAnswers = 200'000;

Error error_at(const Source& source, const Value& value, std::string message,
               std::string help = {}) {
  return {.message = std::move(message),
          .help = std::move(help),
          .path = source.path(),
          .line = value.position().line,
          .column = value.position().column};
}

std::optional<unsigned> unsigned_at(const Value& value) {
  const std::string text =
      value.is_number() ? value.as_text().literal().value_or("") : "";
  unsigned number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, code] = std::from_chars(text.data(), end, number);
  if (text.empty() || code != std::errc() || stop != end) return std::nullopt;
  return number;
}

/// The code of a call that failed: of `{"code": ...}`, or a text.
std::string code_of(const Value& error) {
  if (error.is_text()) return text_of(error);
  return text_of(error["code"]);
}

Result<ExportAnswer> read_answer(const Source& source, const Value& row,
                                 const Manifest& manifest) {
  if (!row.is_map()) return error_at(source, row, "an answer in `answers` is not a map");
  const Value& command = row["command"];
  if (!command.is_list() || command.size() == 0) {
    return error_at(
        source, row, "an answer has no `command`",
        "write the command as a list of words: it says which resource the answer is "
        "about");
  }
  ExportAnswer answer{.file = text_of(row["file"]),
                      .account = text_of(row["account"]),
                      .region = text_of(row["region"]),
                      .time = moment_text(std::string_view(text_of(row["time"]))),
                      .recorded = true,
                      .error = code_of(row["error"]),
                      .sha256_recorded = ascii_lower(text_of(row["sha256"]))};
  for (const Value& word : command.items()) {
    answer.command.push_back(text_of(word));
  }
  const auto exit = unsigned_at(row["exit"]);
  if (!exit) {
    return error_at(
        source, row, "an answer has no `exit`",
        "write the exit status of the command: an empty file counts as an answer only "
        "if the command succeeded");
  }
  answer.exit = *exit;
  if (answer.account.empty()) answer.account = manifest.account;
  if (answer.time.empty()) answer.time = manifest.collected_at;
  return answer;
}

Result<Manifest> read_rows(const Source& source, const Value& root) {
  Manifest manifest{
      .schema = text_of(root["schema"]),
      .account = text_of(root["account"]),
      .partition = text_of(root["partition"]),
      .region = text_of(root["region"]),
      .caller = text_of(root["caller"]),
      .collected_at = moment_text(std::string_view(text_of(root["collected_at"]))),
      .cli = text_of(root["cli"])};
  if (!manifest.account.empty() && !is_account_id(manifest.account)) {
    return error_at(source, root["account"],
                    in_backticks(manifest.account) + " is not an account id");
  }
  const Value& rows = root["answers"];
  if (!rows.is_list()) {
    return error_at(source, root, "the manifest of this export has no list `answers`");
  }
  if (rows.size() > kMaxAnswers) {
    return error_at(source, rows, "the export has too many answers",
                    "pass one export per account");
  }
  for (const Value& row : rows.items()) {
    Result<ExportAnswer> answer = read_answer(source, row, manifest);
    if (!answer) return answer.error();
    manifest.answers.push_back(std::move(*answer));
  }
  return manifest;
}

}  // namespace

bool is_manifest(std::string_view text) {
  constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  const std::string_view start = without_leading_space(text);
  if (!start.starts_with('{') || !has_part(text, "\"schema\"")) return false;
  // Samples have manifests of other forms as well.
  return has_part(text, "\"trailseal-export/") ||
         (has_part(text, "\"sample-manifest/") && has_part(text, "\"answers\""));
}

Result<Manifest> read_manifest(const Source& source) {
  Result<Document> document = read_json(source);
  if (!document) {
    Error error = document.error();
    error.message = "the manifest of this export cannot be read: " + error.message;
    return error;
  }
  const std::string schema = text_of(document->root["schema"]);
  if (!has_word(kSchemas, schema)) {
    return error_at(
        source, document->root["schema"],
        "this release does not read exports of the format " + in_backticks(schema),
        "it reads `trailseal-export/1`");
  }
  return read_rows(source, document->root);
}

}  // namespace trailseal::aws_export
