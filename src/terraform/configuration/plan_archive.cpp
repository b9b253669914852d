// The one place that includes minizip. What the directory of the zip says of sizes is
// not trusted: an entry is read up to the bound and no further.
//
// Source: Terraform, internal/plans/planfile: writer.go, config_snapshot.go.
#include "terraform/configuration/plan_archive.hpp"

#include <minizip/unzip.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "base/limits.hpp"

namespace trailseal::terraform {
namespace {

constexpr std::string_view kFolder = "tfconfig/";

/// Room is made at once for what a plan is said to have, up to this size: the kernel gives
/// no memory before it is written to.
constexpr std::size_t kMostReserved = std::size_t{64} << 20;

struct Close {
  void operator()(void* zip) const { unzClose(zip); }
};
using Zip = std::unique_ptr<void, Close>;

class ArchiveReader {
 public:
  explicit ArchiveReader(const std::string& path)
      : path_(path), zip_(unzOpen64(path.c_str())) {}

  Result<PlanArchive> read() {
    if (!zip_) return broken();
    std::size_t entries = 0;
    for (int at = unzGoToFirstFile(zip_.get()); at == UNZ_OK;
         at = unzGoToNextFile(zip_.get())) {
      if (++entries > kMaxSourceFiles) return holds_more_than_files();
      if (auto done = read_entry(); !done) return done.error();
    }
    if (archive_.plan.empty()) return no_plan();
    if (archive_.sources.count("modules.json") == 0) {
      return Error{.message = "the plan file contains no sources", .path = path_};
    }
    return std::move(archive_);
  }

 private:
  Result<void> read_entry() {
    std::array<char, 4096> name{};
    unz_file_info64 info{};
    if (unzGetCurrentFileInfo64(zip_.get(), &info, name.data(), name.size() - 1, nullptr,
                                0, nullptr, 0) != UNZ_OK) {
      return broken();
    }
    const std::string_view whole(name.data());
    if (whole == "tfplan") {
      archive_.plan.reserve(std::min<std::size_t>(info.uncompressed_size, kMostReserved));
      return read_into(archive_.plan, plan_left_);
    }
    if (whole == "tfstate") return read_into(archive_.state, plan_left_);
    if (whole == ".terraform.lock.hcl") return read_into(archive_.lock, plan_left_);
    if (!whole.starts_with(kFolder) || whole.ends_with('/')) return {};
    return read_into(archive_.sources[std::string(whole.substr(kFolder.size()))],
                     sources_left_);
  }

  /// The entry at hand, where `left` has room for it.
  Result<void> read_into(std::string& text, std::size_t& left) {
    text.clear();
    if (unzOpenCurrentFile(zip_.get()) != UNZ_OK) return broken();
    std::array<char, 1 << 16> buffer{};
    int count = 0;
    while (text.size() <= left &&
           (count = unzReadCurrentFile(zip_.get(), buffer.data(),
                                       static_cast<unsigned>(buffer.size()))) > 0) {
      text.append(buffer.data(), static_cast<std::size_t>(count));
    }
    if (text.size() > left) return too_large(&left == &sources_left_);
    if (unzCloseCurrentFile(zip_.get()) != UNZ_OK || count < 0) return broken();
    left -= text.size();
    return {};
  }

  Error broken() const {
    return {.message = "the plan file is damaged: it cannot be unpacked",
            .help = "write the plan again with `terraform plan -out`",
            .path = path_};
  }

  Error no_plan() const {
    return {.message = "this zip is not a plan file: it has no `tfplan`",
            .help = "pass the file that `terraform plan -out` wrote",
            .path = path_};
  }

  Error holds_more_than_files() const {
    return {.message = "the plan file holds more than " +
                       std::to_string(kMaxSourceFiles) + " files",
            .path = path_};
  }

  Error too_large(bool sources) const {
    const std::size_t most = sources ? kMaxSourceBytes : kMaxPlanFileBytes;
    return {.message = std::string(sources ? "the sources" : "plan and state") +
                       " in the plan file are larger than " + std::to_string(most >> 20) +
                       " MB",
            .path = path_};
  }

  const std::string& path_;
  Zip zip_;
  PlanArchive archive_{};
  std::size_t plan_left_ = kMaxPlanFileBytes;
  std::size_t sources_left_ = kMaxSourceBytes;
};

}  // namespace

Result<PlanArchive> read_plan_archive(const std::string& path) {
  return ArchiveReader(path).read();
}

}  // namespace trailseal::terraform
