#include "evidence/file/pack_files.hpp"

#include <filesystem>
#include <utility>

#include "document/digest.hpp"
#include "evidence/file/manifest.hpp"
#include "evidence/file/pack_json.hpp"
#include "evidence/page/pack_page.hpp"
#include "evidence/page/page_writer.hpp"

namespace trailseal::evidence {
namespace {

constexpr std::string_view kPage = "index.html";
constexpr std::string_view kData = "evidence.json";
constexpr std::string_view kManifest = "manifest.json";
constexpr std::string_view kManifestEnd = ".manifest.json";

bool take_end(std::string& text, std::string_view end) {
  if (text.size() <= end.size() || !text.ends_with(end)) return false;
  text.resize(text.size() - end.size());
  return true;
}

PackPlace directory_at(std::string folder) {
  return {.form = PackForm::Directory,
          .folder = std::move(folder),
          .page = std::string(kPage),
          .data = std::string(kData),
          .manifest = std::string(kManifest)};
}

/// Does a pack's manifest stand in the folder? Empty: the working directory.
bool has_manifest(const std::filesystem::path& folder) {
  std::error_code ignored;
  return std::filesystem::exists(folder / kManifest, ignored);
}

std::string folder_name(const std::filesystem::path& folder) {
  return folder.empty() ? "." : folder.string();
}

}  // namespace

PackPlace place_of_pack(std::string_view path) {
  const std::filesystem::path whole{std::string(path)};
  std::string name = whole.filename().string();
  std::string folder = whole.parent_path().string();
  std::error_code ignored;
  if (std::filesystem::is_directory(whole, ignored)) {
    return directory_at(std::string(path));
  }
  const std::filesystem::path parent = whole.parent_path();
  const bool of_directory = name == kPage || name == kData || name == kManifest;
  if (of_directory && has_manifest(parent)) return directory_at(folder_name(parent));
  if (parent.filename() == "accounts" && has_manifest(parent.parent_path())) {
    return directory_at(folder_name(parent.parent_path()));
  }
  const bool named = take_end(name, kManifestEnd);
  const bool page = !named && take_end(name, ".html");
  const bool data = !named && !page && take_end(name, ".json");
  if (!named && !page && !data) return directory_at(std::string(path));
  return {.form = page ? PackForm::Page : PackForm::Data,
          .folder = std::move(folder),
          .page = page ? name + ".html" : std::string(),
          .data = name + ".json",
          .manifest = name + std::string(kManifestEnd)};
}

PackFiles pack_files(const Pack& pack, const PackPlace& place) {
  PackFiles all;
  const Layout layout =
      place.form == PackForm::Directory ? Layout::PageEach : Layout::OnePage;
  if (!place.page.empty()) {
    all.files.push_back({place.page, page_html(overview_page(pack, layout))});
  }
  if (layout == Layout::PageEach) {
    for (const AccountEvidence& account : pack.accounts) {
      all.files.push_back(
          {"accounts/" + account.name + ".html", page_html(account_page(pack, account))});
    }
  }
  all.files.push_back({place.data, pack_json(pack)});
  Manifest manifest{.inputs = pack.inputs};
  for (const PackFile& file : all.files) {
    manifest.files.push_back(
        {.path = file.path, .sha256 = sha256_of(file.bytes), .bytes = file.bytes.size()});
  }
  all.sha256 = manifest.sha256 = digest_of_all(manifest);
  all.files.push_back({place.manifest, manifest_json(manifest)});
  return all;
}

}  // namespace trailseal::evidence
