#include "cloudtrail/request/object_path.hpp"

#include <algorithm>

namespace trailseal::cloudtrail {
namespace {

Text symbol(const Trail& trail, const char* name, SymbolClass cls = SymbolClass::Anything,
            bool incidental = false) {
  return Text::of_symbol(
      {.id = std::to_string(trail.resource->input) + trail.resource->address + "/" + name,
       .name = name,
       .cls = cls,
       .incidental = incidental});
}

/// A part of the path that differs from file to file.
Text varying(const Trail& trail, const char* name,
             SymbolClass cls = SymbolClass::Anything) {
  return symbol(trail, name, cls, true);
}

/// The prefix and its slash.
Text prefix_of(const Trail& trail) {
  if (trail.prefix.is_null()) return Text();
  if (!trail.prefix.is_text()) {
    const bool unknown = trail.prefix.is_unknown();
    const auto origins =
        unknown ? trail.prefix.as_unknown().origins : std::vector<std::string>();
    return symbol(trail, origins.size() == 1 ? origins.front().c_str() : "prefix");
  }
  return trail.prefix.as_text() + Text("/");
}

/// The text without up to `first` slashes at its beginning and `last` at its end.
Text without_slashes(const Text& text, std::size_t first, std::size_t last) {
  std::vector<Text::Piece> pieces(text.pieces().begin(), text.pieces().end());
  std::string& front = pieces.front().literal;
  front.erase(0, std::min(first, front.find_first_not_of('/')));
  std::string& back = pieces.back().literal;
  const std::size_t kept = back.find_last_not_of('/') + 1;
  back.resize(std::max(kept, back.size() - std::min(last, back.size())));
  Text rest;
  for (const Text::Piece& piece : pieces) {
    const Text part = piece.symbol ? Text::of_symbol(*piece.symbol) : Text(piece.literal);
    rest.append(piece.sensitive ? part.as_sensitive() : part);
  }
  return rest;
}

/// Regions whose events end up in the bucket. A trail for all regions writes for every
/// region that is on, and these two are on in every account of the `aws` partition.
std::vector<Text> regions_of(const Trail& trail) {
  std::vector<Text> regions{trail.region};
  const bool all =
      trail.settings.multi_region.is_bool() && trail.settings.multi_region.as_bool();
  if (all && trail.partition.literal() == "aws") {
    for (const char* region : {"us-east-1", "us-west-2"}) {
      if (!(trail.region == Text(region))) regions.push_back(Text(region));
    }
  }
  return regions;
}

bool is_organization(const Trail& trail) {
  return trail.organization.covered.is_bool() && trail.organization.covered.as_bool();
}

void add_folders(std::vector<ObjectPath>& paths, const Trail& trail, const Text& account,
                 bool beside_organization) {
  const Text rest = Text("/") + varying(trail, "date", SymbolClass::Date) + Text("/") +
                    varying(trail, "file", SymbolClass::Name);
  const auto add = [&](const std::string& folder, Verdict written) {
    for (const Text& region : regions_of(trail)) {
      paths.push_back({.key = account + Text("/" + folder + "/") + region + rest,
                       .folder = folder,
                       .written = written,
                       .beside_organization = beside_organization});
    }
  };
  add("CloudTrail", Verdict::Holds);
  for (const Trail::Sibling& sibling : trail.siblings) {
    if (sibling.written != Verdict::Fails) add(sibling.folder, sibling.written);
  }
}

}  // namespace

std::vector<Trail> prefix_readings(const Trail& trail) {
  std::vector<Trail> readings{trail};
  if (!trail.prefix.is_text() || trail.prefix.as_text().empty()) return readings;
  const Text& prefix = trail.prefix.as_text();
  constexpr std::size_t kAll = std::string::npos;
  for (const std::size_t first : {std::size_t{0}, kAll}) {
    for (const std::size_t last : {std::size_t{0}, std::size_t{1}, kAll}) {
      const Text rest = without_slashes(prefix, first, last);
      Trail other = trail;
      other.prefix = rest.empty() ? Value::null() : Value::text(rest);
      const bool known = std::any_of(
          readings.begin(), readings.end(),
          [&](const Trail& reading) { return reading.prefix == other.prefix; });
      if (!known) readings.push_back(std::move(other));
    }
  }
  return readings;
}

std::vector<ObjectPath> object_paths_of(const Trail& trail) {
  const Text base = prefix_of(trail) + Text("AWSLogs/");
  std::vector<ObjectPath> own;
  add_folders(own, trail, base + trail.account, is_organization(trail));
  if (!is_organization(trail) && !trail.organization.covered.is_unknown()) return own;

  std::vector<ObjectPath> all;
  const Text organization = base + trail.organization.id + Text("/");
  add_folders(all, trail, organization + trail.account, false);
  add_folders(all, trail,
              organization + symbol(trail, "member account", SymbolClass::AccountId),
              false);
  if (is_organization(trail)) {
    all.insert(all.end(), own.begin(), own.end());
    return all;
  }
  for (ObjectPath& path : all) path.if_organization = true;
  all.insert(all.begin(), own.begin(), own.end());
  return all;
}

std::vector<Text> granted_paths_of(const Trail& trail) {
  const Text base = prefix_of(trail) + Text("AWSLogs/");
  std::vector<Text> granted{base + trail.account + Text("/*")};
  if (is_organization(trail)) {
    granted.push_back(base + trail.organization.id + Text("/*"));
  }
  return granted;
}

Text probe_path_of(const Trail& trail) {
  return prefix_of(trail) + Text("AWSLogs/") + trail.account + Text("/") +
         varying(trail, "probe");
}

}  // namespace trailseal::cloudtrail
