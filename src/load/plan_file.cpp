// A plan file is a zip whose content is Terraform's own business; `terraform show -json`
// is the way in. It needs the providers that `terraform init` installed, so it runs in
// the plan file's directory where that is a working directory, else in this one.
#include "load/plan_file.hpp"

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "load/child_process.hpp"

namespace trailseal::load {
namespace {

namespace fs = std::filesystem;

std::string terraform_program() {
  const char* chosen = std::getenv("TRAILSEAL_TERRAFORM");
  if (chosen != nullptr && *chosen != '\0') return find_program(chosen);
  for (const char* name : {"terraform", "tofu"}) {
    std::string program = find_program(name);
    if (!program.empty()) return program;
  }
  return "";
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

bool is_plan_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::array<char, 4> start{};
  return file.read(start.data(), start.size()) &&
         std::string_view(start.data(), start.size()) == "PK\x03\x04";
}

Result<Source> show_plan_file(const std::string& file, const std::string& shown_as) {
  const std::string& path = shown_as.empty() ? file : shown_as;
  const std::string program = terraform_program();
  if (program.empty()) {
    return Error{.message =
                     "this is a plan file in Terraform's own format, and neither "
                     "`terraform` nor `tofu` is on the PATH to read it",
                 .help = shell_advice(path),
                 .path = path};
  }
  std::error_code ignored;
  const fs::path absolute = fs::absolute(file, ignored);
  const auto shown =
      run_child({.program = program,
                 .arguments = {"show", "-json", "-no-color", absolute.string()},
                 .directory = working_directory(absolute)});
  if (!shown) {
    Error error = shown.error();
    error.path = path;
    error.help = shell_advice(path);
    return error;
  }
  if (shown->status != 0) {
    return Error{.message = "`" + program + " show -json` cannot read this plan file: " +
                            first_complaint(shown->err),
                 .help = shell_advice(path),
                 .path = path};
  }
  return decode_source(path, shown->out);
}

}  // namespace trailseal::load
