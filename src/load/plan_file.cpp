// A program runs only where `--terraform` names one. It needs the providers that
// `terraform init` installed, so it runs in the plan file's directory where that is a
// working directory, else in this one. Those providers are programs too, which whoever
// wrote the directory has chosen: they get none of our environment but what Terraform
// cannot do without, so no credentials.
//
// Source for the variables: Terraform, "Environment Variables" (TF_DATA_DIR,
// TF_CLI_CONFIG_FILE, TF_PLUGIN_CACHE_DIR, TF_WORKSPACE) and Go's packages os and os/exec
// (PATH, HOME, TMPDIR).
#include "load/plan_file.hpp"

#include <array>
#include <cstdlib>
#include <filesystem>
#include <vector>

#include "document/file_beginning.hpp"
#include "load/child_process.hpp"

namespace trailseal::load {
namespace {

namespace fs = std::filesystem;

constexpr std::array kPassedOn{
    "PATH",
    "HOME",
    "TMPDIR",
    "TF_DATA_DIR",
    "TF_WORKSPACE",
    "TF_CLI_CONFIG_FILE",
    "TF_PLUGIN_CACHE_DIR",
};

std::vector<std::string> environment_of_terraform() {
  std::vector<std::string> environment{"TF_IN_AUTOMATION=1", "CHECKPOINT_DISABLE=1"};
  for (const char* name : kPassedOn) {
    const char* const value = std::getenv(name);
    if (value != nullptr) environment.push_back(std::string(name) + "=" + value);
  }
  return environment;
}

std::string working_directory(const fs::path& plan) {
  std::error_code ignored;
  const fs::path directory = plan.parent_path();
  return fs::is_directory(directory / ".terraform", ignored) ? directory.string() : "";
}

/// The first line of a complaint that says something: Terraform draws a box around it.
std::string first_complaint(const std::string& text) {
  std::string rest = text;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    std::string line = rest.substr(0, end);
    rest = end == std::string::npos ? "" : rest.substr(end + 1);
    const std::size_t start = line.find("Error: ");
    if (start != std::string::npos) return line.substr(start + 7);
  }
  return text.substr(0, text.find('\n'));
}

std::string shell_advice(const std::string& path) {
  return "run `terraform show -json " + path +
         " > plan.json` where the plan was made, and check plan.json";
}

}  // namespace

bool is_zip(const std::string& path) { return beginning_of(path, 4) == "PK\x03\x04"; }

// Source: PKWARE's APPNOTE, 4.3.7: the name stands 30 bytes behind the start of an
// entry, and Terraform (internal/plans/planfile/writer.go) writes `tfplan` first.
bool is_plan_file(const std::string& path) {
  const std::string start = beginning_of(path, 36);
  return start.starts_with("PK\x03\x04") && start.ends_with("tfplan");
}

// It is one of the last members.
std::string moment_of(std::string_view json) {
  constexpr std::size_t kTail = 512;
  json.remove_prefix(json.size() - std::min(kTail, json.size()));
  std::size_t at = json.rfind("\"timestamp\"");
  if (at == json.npos) return "";
  at = json.find('"', at + 11);
  const std::size_t end = at == json.npos ? at : json.find('"', at + 1);
  return end == json.npos ? "" : std::string(json.substr(at + 1, end - at - 1));
}

Result<Source> show_plan_file(const std::string& program, const std::string& path,
                              const std::string& shown) {
  const std::string found = find_program(program);
  if (found.empty()) {
    return Error{
        .message = "the program `" + program +
                   "`, which should show the plan file, was not found",
        .help =
            "pass the path of `terraform` or `tofu`, or leave `--terraform` out: plan "
            "files are read without it",
        .path = shown};
  }
  std::error_code ignored;
  const fs::path absolute = fs::absolute(path, ignored);
  const auto child =
      run_child({.program = fs::absolute(found, ignored).string(),
                 .arguments = {"show", "-json", "-no-color", absolute.string()},
                 .directory = working_directory(absolute),
                 .environment = environment_of_terraform()});
  if (!child) {
    Error error = child.error();
    error.path = shown;
    error.help = shell_advice(shown);
    return error;
  }
  if (child->status != 0) {
    return Error{.message = "`" + program + " show -json` cannot read this plan file: " +
                            first_complaint(child->err),
                 .help = shell_advice(shown),
                 .path = shown};
  }
  return decode_source(shown, child->out);
}

}  // namespace trailseal::load
