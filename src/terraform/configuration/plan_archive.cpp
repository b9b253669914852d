// The one place that includes minizip. What the directory of the zip says of sizes is
// not trusted: an entry is read up to the bound and no further.
#include "terraform/configuration/plan_archive.hpp"

#include <minizip/unzip.h>

#include <array>
#include <memory>

#include "base/limits.hpp"

namespace trailseal::terraform {
namespace {

constexpr std::string_view kFolder = "tfconfig/";

struct Close {
  void operator()(void* zip) const { unzClose(zip); }
};
using Zip = std::unique_ptr<void, Close>;

Error broken(const std::string& path) {
  return Error{.message = "the plan file is damaged: its sources cannot be read",
               .path = path};
}

/// The entry at hand, up to `limit` bytes and one more.
Result<std::string> read_entry(void* zip, std::size_t limit, const std::string& path) {
  if (unzOpenCurrentFile(zip) != UNZ_OK) return broken(path);
  std::string text;
  std::array<char, 1 << 16> buffer{};
  int count = 0;
  while (text.size() <= limit &&
         (count = unzReadCurrentFile(zip, buffer.data(),
                                     static_cast<unsigned>(buffer.size()))) > 0) {
    text.append(buffer.data(), static_cast<std::size_t>(count));
  }
  const bool whole = text.size() > limit || unzCloseCurrentFile(zip) == UNZ_OK;
  if (count < 0 || !whole) return broken(path);
  return text;
}

}  // namespace

Result<std::map<std::string, std::string>> read_plan_archive(const std::string& path) {
  const Zip zip(unzOpen64(path.c_str()));
  if (!zip) return broken(path);
  std::map<std::string, std::string> files;
  std::size_t left = kMaxSourceBytes;
  std::size_t entries = 0;
  for (int at = unzGoToFirstFile(zip.get()); at == UNZ_OK;
       at = unzGoToNextFile(zip.get())) {
    std::array<char, 4096> name{};
    unz_file_info64 info{};
    if (unzGetCurrentFileInfo64(zip.get(), &info, name.data(), name.size() - 1, nullptr,
                                0, nullptr, 0) != UNZ_OK) {
      return broken(path);
    }
    if (++entries > kMaxSourceFiles) {
      return Error{.message = "the plan file holds more than " +
                              std::to_string(kMaxSourceFiles) + " files",
                   .path = path};
    }
    const std::string_view whole(name.data());
    if (!whole.starts_with(kFolder) || whole.ends_with('/')) continue;
    Result<std::string> text = read_entry(zip.get(), left, path);
    if (!text) return text.error();
    if (text->size() > left) {
      return Error{.message = "the sources in the plan file are larger than " +
                              std::to_string(kMaxSourceBytes >> 20) + " MB",
                   .path = path};
    }
    left -= text->size();
    files[std::string(whole.substr(kFolder.size()))] = std::move(*text);
  }
  if (files.count("modules.json") == 0) {
    return Error{.message = "the plan file holds no sources", .path = path};
  }
  return files;
}

}  // namespace trailseal::terraform
