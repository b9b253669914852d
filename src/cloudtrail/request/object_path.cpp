#include "cloudtrail/request/object_path.hpp"

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
Text varying(const Trail& trail, const char* name) {
  return symbol(trail, name, SymbolClass::Anything, true);
}

/// The prefix and its slash. What CloudTrail makes of a prefix that ends in a slash is
/// not documented, so what stands between it and `AWSLogs` is not known then.
Text prefix_of(const Trail& trail) {
  if (trail.prefix.is_null()) return Text();
  if (!trail.prefix.is_text()) return symbol(trail, "prefix");
  const Text& prefix = trail.prefix.as_text();
  if (!prefix.literal_suffix().ends_with('/')) return prefix + Text("/");
  Text trimmed;
  for (const Text& part : prefix.split('/')) {
    if (part.empty()) break;
    trimmed.append(trimmed.empty() ? Text() : Text("/")).append(part);
  }
  return trimmed + symbol(trail, "slashes");
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
  const Text rest =
      Text("/") + varying(trail, "date") + Text("/") + varying(trail, "file");
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

Text probe_path_of(const Trail& trail) {
  return prefix_of(trail) + Text("AWSLogs/") + trail.account + Text("/") +
         varying(trail, "probe");
}

}  // namespace trailseal::cloudtrail
