#ifndef PLIMSOLL_CCURL_SHIM_H
#define PLIMSOLL_CCURL_SHIM_H

#include <curl/curl.h>

// Swift calls no function with a variable number of arguments: one function here for each kind of argument.

typedef size_t (*plimsoll_curl_sink)(char *bytes, size_t size, size_t count, void *context);

static inline CURLcode plimsoll_curl_set_long(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode plimsoll_curl_set_offset(CURL *handle, CURLoption option, curl_off_t value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode plimsoll_curl_set_text(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode plimsoll_curl_set_pointer(CURL *handle, CURLoption option, void *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode plimsoll_curl_set_sink(CURL *handle, CURLoption option, plimsoll_curl_sink value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode plimsoll_curl_get_long(CURL *handle, CURLINFO info, long *value) {
    return curl_easy_getinfo(handle, info, value);
}

static inline CURLcode plimsoll_curl_get_offset(CURL *handle, CURLINFO info, curl_off_t *value) {
    return curl_easy_getinfo(handle, info, value);
}

static inline CURLMcode plimsoll_curl_multi_set_long(CURLM *multi, CURLMoption option, long value) {
    return curl_multi_setopt(multi, option, value);
}

// A finished transfer, or NULL; `code` is how it ended.
static inline CURL *plimsoll_curl_multi_finished(CURLM *multi, CURLcode *code) {
    int left = 0;
    CURLMsg *message;
    while ((message = curl_multi_info_read(multi, &left)) != NULL) {
        if (message->msg == CURLMSG_DONE) {
            *code = message->data.result;
            return message->easy_handle;
        }
    }
    return NULL;
}

#endif
