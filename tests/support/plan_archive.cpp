#include "support/plan_archive.hpp"

#include <minizip/zip.h>

#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <protozero/pbf_writer.hpp>

namespace trailseal {
namespace {

using protozero::pbf_writer;

void add_value(pbf_writer& message, std::uint32_t field, const std::string& bytes) {
  pbf_writer value(message, field);
  value.add_bytes(1, bytes);
}

void add_step(pbf_writer& path, const std::string& text) {
  pbf_writer step(path, 1);
  if (!text.starts_with('[')) {
    step.add_string(1, text);
    return;
  }
  const std::string key = text.substr(1, text.size() - 2);
  const bool index = key.find_first_not_of("0123456789") == key.npos;
  add_value(step, 2, packed(index ? key : '"' + key + '"'));
}

void add_change(pbf_writer& message, const MadeChange& made) {
  pbf_writer change(message, 9);
  change.add_enum(1, static_cast<int>(made.action));
  for (const std::string& value : made.values) add_value(change, 2, value);
  for (const auto& steps : made.after_sensitive) {
    if (steps.empty()) {
      change.add_bytes(4, "");
      continue;
    }
    pbf_writer path(change, 4);
    for (const std::string& step : steps) add_step(path, step);
  }
}

void fill_resource_change(pbf_writer& message, const MadeChange& made) {
  if (!made.deposed.empty()) message.add_string(7, made.deposed);
  add_change(message, made);
  message.add_string(13, made.address);
  if (!made.previous.empty()) message.add_string(14, made.previous);
}

void add_entry(zipFile zip, const std::string& name, const std::string& text) {
  if (zipOpenNewFileInZip(zip, name.c_str(), nullptr, nullptr, 0, nullptr, 0, nullptr,
                          Z_DEFLATED, Z_DEFAULT_COMPRESSION) != ZIP_OK ||
      zipWriteInFileInZip(zip, text.data(), static_cast<unsigned>(text.size())) !=
          ZIP_OK ||
      zipCloseFileInZip(zip) != ZIP_OK) {
    std::abort();
  }
}

}  // namespace

std::string packed(const std::string& json) {
  std::string bytes;
  nlohmann::json::to_msgpack(nlohmann::json::parse(json), bytes);
  return bytes;
}

std::string plan_bytes(const MadePlan& made) {
  std::string bytes;
  pbf_writer plan(bytes);
  plan.add_uint64(1, made.format);
  for (const auto& [name, value] : made.variables) {
    pbf_writer variable(plan, 2);
    variable.add_string(1, name);
    add_value(variable, 2, value);
  }
  for (const MadeChange& change : made.changes) {
    pbf_writer message(plan, 3);
    fill_resource_change(message, change);
  }
  for (const std::string& target : made.targets) plan.add_string(5, target);
  plan.add_string(14, made.version);
  plan.add_enum(17, static_cast<int>(made.mode));
  for (const MadeChange& change : made.drift) {
    pbf_writer message(plan, 18);
    fill_resource_change(message, change);
  }
  plan.add_bool(20, made.errored);
  plan.add_string(21, made.moment);
  if (made.complete) plan.add_bool(26, true);
  for (const MadeChange& change : made.deferred) {
    pbf_writer message(plan, 27);
    {
      pbf_writer reason(message, 1);
      reason.add_enum(1, static_cast<int>(made.deferral));
    }
    pbf_writer deferred(message, 2);
    fill_resource_change(deferred, change);
  }
  return bytes;
}

terraform::PlanArchive archive_of(const MadePlan& plan, const std::string& main_tf) {
  return {.plan = plan_bytes(plan),
          .sources = {{"modules.json", R"([{"Key":"","Dir":"."}])"},
                      {"m-/main.tf", main_tf}}};
}

void write_plan_file(const std::string& path, const terraform::PlanArchive& archive) {
  const auto parent = std::filesystem::path(path).parent_path();
  if (!parent.empty()) std::filesystem::create_directories(parent);
  const zipFile zip = zipOpen64(path.c_str(), APPEND_STATUS_CREATE);
  if (zip == nullptr) std::abort();
  add_entry(zip, "tfplan", archive.plan);
  if (!archive.state.empty()) add_entry(zip, "tfstate", archive.state);
  for (const auto& [name, text] : archive.sources) {
    add_entry(zip, "tfconfig/" + name, text);
  }
  if (!archive.lock.empty()) add_entry(zip, ".terraform.lock.hcl", archive.lock);
  if (zipClose(zip, nullptr) != ZIP_OK) std::abort();
}

}  // namespace trailseal
