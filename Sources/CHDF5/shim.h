#pragma once
#include <hdf5.h>
/* Macros around globals, which Swift does not see. */
static inline hid_t eq_h5_double(void) { return H5T_NATIVE_DOUBLE; }
static inline hid_t eq_h5_file_double(void) { return H5T_IEEE_F64LE; }
static inline hid_t eq_h5_int64(void) { return H5T_NATIVE_INT64; }
static inline hid_t eq_h5_file_int64(void) { return H5T_STD_I64LE; }
/* A type of texts of any length in UTF-8; the caller closes it. */
static inline hid_t eq_h5_text(void) {
  hid_t type = H5Tcopy(H5T_C_S1);
  if (type >= 0 && (H5Tset_size(type, H5T_VARIABLE) < 0 || H5Tset_cset(type, H5T_CSET_UTF8) < 0)) {
    H5Tclose(type);
    return -1;
  }
  return type;
}
static inline hid_t eq_h5_dataset_list(void) { return H5Pcreate(H5P_DATASET_CREATE); }
static inline hid_t eq_h5_file_list(void) { return H5Pcreate(H5P_FILE_CREATE); }
static inline hid_t eq_h5_group_list(void) { return H5Pcreate(H5P_GROUP_CREATE); }
static inline hid_t eq_h5_create_file(const char *path, hid_t list) {
  return H5Fcreate(path, H5F_ACC_TRUNC, list, H5P_DEFAULT);
}
static inline hid_t eq_h5_create_dataset(
    hid_t place, const char *name, hid_t type, hid_t space, hid_t list) {
  return H5Dcreate2(place, name, type, space, H5P_DEFAULT, list, H5P_DEFAULT);
}
static inline herr_t eq_h5_write(hid_t dataset, hid_t type, const void *values) {
  return H5Dwrite(dataset, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, values);
}
static inline hid_t eq_h5_create_group(hid_t place, const char *name, hid_t list) {
  return H5Gcreate2(place, name, H5P_DEFAULT, list, H5P_DEFAULT);
}
static inline hid_t eq_h5_create_attribute(hid_t object, const char *name, hid_t type, hid_t space) {
  return H5Acreate2(object, name, type, space, H5P_DEFAULT, H5P_DEFAULT);
}
/* Errors come back as values; nothing is printed. */
static inline void eq_h5_be_quiet(void) { H5Eset_auto2(H5E_DEFAULT, NULL, NULL); }
