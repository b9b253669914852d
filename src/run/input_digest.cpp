#include "run/input_digest.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

#include "base/problems.hpp"
#include "document/digest.hpp"
#include "evidence/file/pack_check.hpp"
#include "evidence/source.hpp"
#include "report/result_text.hpp"
#include "run/configuration.hpp"
#include "run/named_files.hpp"
#include "terraform/configuration/module_files.hpp"

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

/// The files of one input, each once: answers in one file share it.
class InputFiles {
 public:
  void add(const std::string& path) {
    if (known_.insert(path).second && is_file(path)) {
      files_.push_back(digest_of_file(path));
    }
  }
  void add_piped(const std::string& path, const std::string& bytes) {
    files_.push_back({.path = path, .sha256 = sha256_of(bytes), .bytes = bytes.size()});
  }
  /// Everything that Terraform reads of a root module, by name.
  void add_module(const std::string& directory);

  std::vector<FileDigest> take() { return std::move(files_); }

 private:
  std::vector<FileDigest> files_{};
  std::set<std::string> known_{};
};

void InputFiles::add_module(const std::string& directory) {
  std::vector<std::string> names;
  std::error_code ignored;
  for (fs::directory_iterator at(directory, ignored), end; at != end;
       at.increment(ignored)) {
    names.push_back(at->path().filename().string());
  }
  const terraform::ModuleFileNames read = terraform::module_files(names);
  std::set<std::string> paths;
  for (const auto* group : {&read.main, &read.overrides, &read.values}) {
    for (const std::string& name : *group) {
      const fs::path path =
          directory == "." ? fs::path(name) : fs::path(directory) / name;
      paths.insert(path.generic_string());
    }
  }
  for (const std::string& path : paths) add(path);
}

std::vector<FileDigest> files_of_input(const Input& input, const std::string& piped) {
  const std::string& path = input.summary.empty() ? input.path : input.summary;
  InputFiles files;
  if (path == "-") {
    files.add_piped(path, piped);
  } else {
    files.add(path);
  }
  // A summary may be from another machine, where they were read.
  if (!input.summary.empty()) return files.take();
  if (input.kind == InputKind::TerraformConfiguration) files.add_module(path);
  if (input.sources) files.add_module(*input.sources);
  // Those inside of a plan file have no file of their own.
  for (const SourceText& source : input.source_files) files.add(source.path);
  return files.take();
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
    digest.files = files_of_input(input, piped);
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

/// The digests of inputs. Stacks within a stack are inputs of their own, often of the same
/// file: each file of a kind is told once.
class InputDigests {
 public:
  void add(InputDigest digest) {
    if (known_.emplace(digest.path, digest.kind).second)
      all_.push_back(std::move(digest));
  }
  void add_file(const std::string& path, const char* kind) {
    if (known_.count({path, kind}) > 0 || !is_file(path)) return;
    add({.path = path, .kind = kind, .files = {digest_of_file(path)}});
  }

  std::vector<InputDigest> take() { return std::move(all_); }

 private:
  std::vector<InputDigest> all_{};
  std::set<std::pair<std::string, std::string>> known_{};
};

}  // namespace

std::vector<InputDigest> digests_of(const report::Report& report,
                                    const RunRequest& request, const std::string& piped) {
  InputDigests all;
  for (const Input& input : report.inputs) {
    if (!input.trusted) all.add(digest_of_input(input, piped));
  }
  if (report.configuration) {
    all.add_file(report.configuration->path, "configuration");
    Problems told_already;
    const Configuration configuration =
        read_configuration(report.configuration->path, told_already);
    for (const std::string& path : all_files(named_files(configuration))) {
      all.add_file(path, "configuration");
    }
  }
  const ReadingRequest& reading = request.reading;
  for (const std::string& path : reading.parameter_files)
    all.add_file(path, "parameters");
  for (const terraform::GivenVariable& given : reading.variables.given) {
    if (given.name.empty()) all.add_file(given.text, "variables");
  }
  for (const std::string& path : reading.variables.environments)
    all.add_file(path, "variables");
  if (!request.judging) return all.take();
  for (const std::string& path : all_files(request.judging->rule_paths)) {
    all.add_file(path, "rules");
  }
  return all.take();
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
