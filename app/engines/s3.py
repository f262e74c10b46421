"""Objects in an S3-compatible store: Cloudflare R2, SeaweedFS, AWS and their like."""

import asyncio
import json
from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from app.engines.objects import (
    FOREVER,
    PUBLIC,
    Presigned,
    Stored,
    attachment,
    checked,
    is_public,
)
from app.settings import Settings

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client
    from mypy_boto3_s3.type_defs import CORSRuleTypeDef


class S3Store:
    """Any S3-compatible store, with Cloudflare R2 in mind: SigV4, the bucket in the path."""

    def __init__(self, settings: Settings) -> None:
        self._bucket = settings.s3_bucket
        self._public = settings.s3_public_url
        self._client = _s3_client(settings, settings.s3_endpoint)
        # The signature covers the host: what browsers use must be signed for their address.
        self._signer = _s3_client(settings, settings.s3_browser_endpoint)

    def presign_put(self, key: str, content_type: str, length: int, expires: int) -> Presigned:
        headers = {"content-type": content_type}
        wanted: dict[str, Any] = {"ContentType": content_type, "ContentLength": length}
        if is_public(key):
            wanted["CacheControl"] = headers["cache-control"] = FOREVER
        url = self._presign("put_object", key, expires, wanted)
        return {"url": url, "method": "PUT", "headers": headers}

    def presign_get(self, key: str, expires: int, download_name: str = "") -> str:
        wanted = {"ResponseContentDisposition": attachment(download_name)} if download_name else {}
        return self._presign("get_object", key, expires, wanted)

    def _presign(self, operation: str, key: str, expires: int, wanted: Mapping[str, Any]) -> str:
        return self._signer.generate_presigned_url(
            operation,
            Params={"Bucket": self._bucket, "Key": checked(key), **wanted},
            ExpiresIn=expires,
        )

    def public_url(self, key: str) -> str:
        return f"{self._public}/{checked(key)}"

    async def head(self, key: str) -> Stored | None:
        try:
            found = await asyncio.to_thread(
                self._client.head_object, Bucket=self._bucket, Key=checked(key)
            )
        except ClientError as error:
            if _is_missing(error):
                return None
            raise
        return Stored(found["ContentLength"], found["ContentType"])

    async def read_range(self, key: str, length: int) -> bytes:
        def read() -> bytes:
            found = self._client.get_object(
                Bucket=self._bucket, Key=checked(key), Range=f"bytes=0-{length - 1}"
            )
            return found["Body"].read(length)

        try:
            return await asyncio.to_thread(read)
        except ClientError as error:
            if _is_missing(error) or error.response["Error"]["Code"] == "InvalidRange":
                return b""
            raise

    async def put(self, key: str, body: bytes, content_type: str) -> None:
        await asyncio.to_thread(
            self._client.put_object,
            Bucket=self._bucket,
            Key=checked(key),
            Body=body,
            ContentType=content_type,
            CacheControl=FOREVER if is_public(key) else "private, no-store",
        )

    async def delete(self, key: str) -> None:
        await asyncio.to_thread(self._client.delete_object, Bucket=self._bucket, Key=checked(key))

    def prepare(self, origins: Sequence[str]) -> list[str]:
        """Make the bucket ours: it exists, pages of ``origins`` may use it, portraits are public.

        May be repeated. Answers what the store refused: some (R2) keep that to their own console.
        """
        try:
            self._client.head_bucket(Bucket=self._bucket)
        except ClientError as error:
            if not _is_missing(error):
                raise
            self._client.create_bucket(Bucket=self._bucket)
        refused = []
        for what, ask in (
            ("CORS rule", partial(self._allow_pages, origins)),
            ("public portraits", self._open_portraits),
        ):
            try:
                ask()
            except ClientError as error:
                refused.append(f"{what}: {error}")
        return refused

    def _allow_pages(self, origins: Sequence[str]) -> None:
        rule: CORSRuleTypeDef = {
            "AllowedOrigins": list(origins),
            "AllowedMethods": ["GET", "PUT"],
            "AllowedHeaders": ["content-type", "cache-control"],
            "MaxAgeSeconds": 7200,
        }
        self._client.put_bucket_cors(Bucket=self._bucket, CORSConfiguration={"CORSRules": [rule]})

    def _open_portraits(self) -> None:
        statement = {
            "Effect": "Allow",
            "Principal": "*",
            "Action": "s3:GetObject",
            "Resource": [f"arn:aws:s3:::{self._bucket}/{prefix}*" for prefix in PUBLIC],
        }
        policy = {"Version": "2012-10-17", "Statement": [statement]}
        self._client.put_bucket_policy(Bucket=self._bucket, Policy=json.dumps(policy))

    async def ready(self) -> bool:
        try:
            await asyncio.to_thread(self._client.head_bucket, Bucket=self._bucket)
        except (BotoCoreError, ClientError):
            return False
        return True


def _s3_client(settings: Settings, endpoint: str) -> "S3Client":
    """Without this configuration boto3 signs with SigV2 and puts the bucket into the host."""
    return boto3.client(
        "s3",
        endpoint_url=endpoint,
        region_name=settings.s3_region,
        aws_access_key_id=settings.s3_access_key,
        aws_secret_access_key=settings.s3_secret_key,
        config=Config(
            signature_version="s3v4",
            s3={"addressing_style": "path"},
            connect_timeout=3,
            read_timeout=20,
            retries={"max_attempts": 2},
            # Its own checksums would be signed into the URL, and browsers do not send them.
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
        ),
    )


def _is_missing(error: ClientError) -> bool:
    return error.response.get("Error", {}).get("Code") in {
        *("404", "NoSuchKey", "NotFound", "NoSuchBucket")
    }
