#include "run/input_digest.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>
#include <string_view>

#include "base/problems.hpp"
#include "document/digest.hpp"
#include "evidence/file/pack_check.hpp"
#include "evidence/source.hpp"
#include "report/result_text.hpp"
#include "run/configuration.hpp"
#include "run/named_files.hpp"

namespace trailseal::run {
namespace {

namespace fs = std::filesystem;

using evidence::FileDigest;
using evidence::InputDigest;

FileDigest digest_of_file(const std::string& path) {
  FileDigest file{.path = path};
  std::error_code ignored;
  // What a link leads to is what was read.
  const auto real = std::filesystem::canonical(path, ignored);
  const auto bytes = evidence::read_bytes(ignored ? path : real.string());
  if (!bytes) return file;
  file.sha256 = sha256_of(*bytes);
  file.bytes = bytes->size();
  return file;
}

bool is_file(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::is_regular_file(path, ignored);
}

/// The answers of an export, as they were read.
void add_answers(const Input& input, std::vector<FileDigest>& files) {
  const std::string manifest = input.path + "/manifest.json";
  if (is_file(manifest)) files.push_back(digest_of_file(manifest));
  for (const ExportAnswer& answer : input.observed->answers) {
    if (answer.file.empty() || answer.sha256.empty()) continue;
    files.push_back({.path = input.path + "/" + answer.file,
                     .sha256 = answer.sha256,
                     .bytes = answer.bytes,
                     .command = command_line(answer),
                     .region = answer.region,
                     .time = answer.time});
  }
}

/// Answers in one file share it.
void add_once(const std::string& path, std::vector<FileDigest>& files) {
  const bool told = std::any_of(files.begin(), files.end(), [&](const FileDigest& file) {
    return file.path == path;
  });
  if (!told && is_file(path)) files.push_back(digest_of_file(path));
}

bool is_module_file(const std::string& name) {
  constexpr std::array<std::string_view, 6> kEndings{
      ".tf", ".tf.json", ".tofu", ".tofu.json", ".auto.tfvars", ".auto.tfvars.json"};
  return name == "terraform.tfvars" || name == "terraform.tfvars.json" ||
         std::any_of(kEndings.begin(), kEndings.end(),
                     [&](std::string_view ending) { return name.ends_with(ending); });
}

/// Everything that Terraform reads of a root module, by name.
void add_module(const std::string& directory, std::vector<FileDigest>& files) {
  std::set<std::string> paths;
  std::error_code ignored;
  for (fs::directory_iterator at(directory, ignored), end; at != end;
       at.increment(ignored)) {
    const fs::path path = directory == "." ? at->path().filename() : at->path();
    if (is_module_file(path.filename().string())) paths.insert(path.generic_string());
  }
  for (const std::string& path : paths) add_once(path, files);
}

void add_files(const Input& input, const std::string& piped,
               std::vector<FileDigest>& files) {
  const std::string& path = input.summary.empty() ? input.path : input.summary;
  if (path == "-") {
    files.push_back({.path = path, .sha256 = sha256_of(piped), .bytes = piped.size()});
  } else {
    add_once(path, files);
  }
  // A summary may be from another machine, where they were read.
  if (!input.summary.empty()) return;
  if (input.kind == InputKind::TerraformConfiguration) add_module(path, files);
  if (input.sources) add_module(*input.sources, files);
  // Those inside of a plan file have no file of their own.
  for (const SourceText& source : input.source_files) {
    add_once(source.path, files);
  }
}

InputDigest digest_of_input(const Input& input, const std::string& piped) {
  InputDigest digest{.path = input.path,
                     .kind = std::string(report::to_string(input.kind)),
                     .account = evidence::shown(input.account),
                     .region = evidence::shown(input.region),
                     .time = evidence::time_of(input)};
  // An export may hold answers of several accounts and regions, each with its own.
  if (input.observed && !input.account.is_literal()) {
    digest.account = input.observed->account;
  }
  if (input.observed && !input.region.is_literal()) digest.region.clear();
  if (input.observed && !is_file(input.path)) {
    add_answers(input, digest.files);
  } else {
    add_files(input, piped, digest.files);
  }
  return digest;
}

/// The paths that are files, and the YAML files below those that are directories (of
/// rules), by name.
std::set<std::string> all_files(const std::vector<std::string>& paths) {
  std::set<std::string> files;
  for (const std::string& path : paths) {
    if (is_file(path)) files.insert(path);
    std::error_code ignored;
    for (std::filesystem::recursive_directory_iterator at(path, ignored), end; at != end;
         at.increment(ignored)) {
      const std::string extension = at->path().extension().string();
      if (extension == ".yaml" || extension == ".yml") {
        files.insert(at->path().generic_string());
      }
    }
  }
  return files;
}

/// Stacks within a stack are inputs of their own, often of the same file.
bool is_told(const std::vector<InputDigest>& all, const InputDigest& digest) {
  return std::any_of(all.begin(), all.end(), [&](const InputDigest& other) {
    return other.path == digest.path && other.kind == digest.kind;
  });
}

}  // namespace

std::vector<InputDigest> digests_of(const report::Report& report,
                                    const RunRequest& request, const std::string& piped) {
  std::vector<InputDigest> all;
  for (const Input& input : report.inputs) {
    if (input.trusted) continue;
    InputDigest digest = digest_of_input(input, piped);
    if (!is_told(all, digest)) all.push_back(std::move(digest));
  }
  const auto add = [&](const std::string& path, const char* kind) {
    if (!is_file(path)) return;
    InputDigest digest{.path = path, .kind = kind, .files = {digest_of_file(path)}};
    if (!is_told(all, digest)) all.push_back(std::move(digest));
  };
  if (report.configuration) {
    add(report.configuration->path, "configuration");
    Problems told_already;
    const Configuration configuration =
        read_configuration(report.configuration->path, told_already);
    for (const std::string& path : all_files(named_files(configuration))) {
      add(path, "configuration");
    }
  }
  const ReadingRequest& reading = request.reading;
  for (const std::string& path : reading.parameter_files) add(path, "parameters");
  for (const terraform::GivenVariable& given : reading.variables.given) {
    if (given.name.empty()) add(given.text, "variables");
  }
  for (const std::string& path : reading.variables.environments) add(path, "variables");
  if (!request.judging) return all;
  for (const std::string& path : all_files(request.judging->rule_paths)) {
    add(path, "rules");
  }
  return all;
}

std::vector<report::ReadFile> files_of(const report::Report& report,
                                       const RunRequest& request) {
  std::vector<report::ReadFile> files;
  for (const InputDigest& input : digests_of(report, request, "")) {
    for (const FileDigest& file : input.files) {
      // Standard input cannot be read a second time.
      const bool again = file.path != "-";
      files.push_back({.path = file.path,
                       .kind = input.kind,
                       .sha256 = again ? file.sha256 : std::string()});
    }
  }
  return files;
}

}  // namespace trailseal::run
