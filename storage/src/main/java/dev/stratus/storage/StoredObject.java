package dev.stratus.storage;

/// An object as a list shows it.
///
/// @param name its name within the store: no folder, no prefix
/// @param size its length in bytes
public record StoredObject(String name, long size) {}
