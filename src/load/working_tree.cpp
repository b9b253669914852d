#include "load/working_tree.hpp"

#include <utility>

#include "document/repository.hpp"

namespace trailseal::load {
namespace {

namespace fs = std::filesystem;

Error not_committed(const std::string& path, const std::string& why) {
  return {.message = "the file is not changed: " + why,
          .help =
              "commit it first, so that the change can be seen and undone; `--force` "
              "changes it anyway",
          .path = path};
}

/// Without the carriage returns of line ends, which git may put there and take away.
std::string with_plain_line_ends(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_end = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if (!is_end) plain += text[i];
  }
  return plain;
}

bool is_same_text(std::string_view a, std::string_view b) {
  return a == b || with_plain_line_ends(a) == with_plain_line_ends(b);
}

}  // namespace

Result<const WorkingTree::Repository*> WorkingTree::repository_at(const fs::path& root) {
  const auto known = repositories_.find(root);
  if (known != repositories_.end()) return &known->second;
  auto head = GitCommit::find(root, "HEAD");
  if (!head) return head.error();
  Repository repository{.head = std::move(*head)};
  auto files = repository.head.files();
  if (!files) return files.error();
  for (CommittedFile& file : *files) {
    std::string path = file.path;
    repository.files.emplace(std::move(path), std::move(file));
  }
  return &repositories_.emplace(root, std::move(repository)).first->second;
}

Result<void> WorkingTree::check_committed(const std::string& path,
                                          std::string_view bytes) {
  std::error_code error;
  const fs::path whole = fs::weakly_canonical(path, error);
  const auto root = error ? std::nullopt : repository_around(whole.parent_path());
  if (!root) return not_committed(path, "it is not under version control");
  const auto repository = repository_at(*root);
  if (!repository) {
    return not_committed(path, "git names no last commit: " + repository.error().message);
  }
  const std::string inside =
      whole.lexically_relative(fs::weakly_canonical(*root, error)).generic_string();
  const auto file = (*repository)->files.find(inside);
  if (file == (*repository)->files.end()) {
    return not_committed(path, "it is not under version control");
  }
  bool same = false;
  const auto compare = [&](const CommittedFile&, std::string_view committed) {
    same = is_same_text(committed, bytes);
    return Result<void>();
  };
  if (auto read = (*repository)->head.read({file->second}, compare); !read) {
    return not_committed(path, read.error().message);
  }
  if (!same) return not_committed(path, "it has changes that are not committed");
  return {};
}

}  // namespace trailseal::load
