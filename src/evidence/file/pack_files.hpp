// The files of a pack, as bytes: what is written where.
//
//   a directory    index.html, accounts/*.html, evidence.json, manifest.json
//   FILE.html      FILE.html, FILE.json, FILE.manifest.json
//   FILE.json      FILE.json, FILE.manifest.json
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "evidence/pack.hpp"

namespace trailseal::evidence {

enum class PackForm { Directory, Page, Data };

/// Where a pack stands.
struct PackPlace {
  PackForm form = PackForm::Directory;
  std::string folder{};    ///< of all its files; empty: the working directory
  std::string page{};      ///< the first page; empty: the form has none
  std::string data{};      ///< the JSON
  std::string manifest{};  ///< all three below `folder`
};

/// What the path of `-o`, `--verify` or `--since` stands for. A manifest and a file of a
/// directory's pack lead to the pack too.
PackPlace place_of_pack(std::string_view path);

/// A path below the pack's folder, and its bytes.
struct PackFile {
  std::string path{};
  std::string bytes{};
};

struct PackFiles {
  std::vector<PackFile> files{};  ///< the manifest last
  std::string sha256{};           ///< of the pack
};

PackFiles pack_files(const Pack& pack, const PackPlace& place);

}  // namespace trailseal::evidence
